import { markup } from '../markup.js';
import type { FormWords } from '../words/form-words.js';
import type { SummarySection } from './summarise.js';

/** A summary as lines of text, for mails and messages. */
export function summaryText(sections: readonly SummarySection[], words: FormWords): string {
  return sections
    .map(({ title, depth, rows }) => {
      const indent = '  '.repeat(depth);
      // A value of several lines stays one entry.
      const lines = rows.map(({ label, value }) =>
        words.privacy.because(label, value || words.summary.unanswered).replace(/\r?\n/gu, `\n${indent}  `),
      );
      return [...(title ? [title] : []), ...lines].map((line) => `${indent}${line}\n`).join('');
    })
    .join('\n');
}

/** A summary as a page part: a heading of `level` and a list of terms for each section. */
export function summaryHtml(sections: readonly SummarySection[], words: FormWords, level = 2): string {
  return markup`<section class="civic-summary">\n${sections.map(({ title, depth, rows }) => {
    const tag = `h${Math.max(1, Math.min(level + depth, 6))}`;
    const written = rows.map(({ label, value }) => {
      const lines = value.split(/\r?\n/u).map((line, at) => markup`${at > 0 && markup`<br>`}${line}`);
      return markup`<dt>${label}</dt>\n<dd>${value === '' ? words.summary.unanswered : lines}</dd>\n`;
    });
    return markup`${title !== '' && markup`<${tag}>${title}</${tag}>\n`}<dl>\n${written}</dl>\n`;
  })}</section>\n`.source;
}
