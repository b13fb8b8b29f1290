import { createHash } from 'node:crypto';
import type { FormMessages } from '@civickit/core/forms';
import { markup, Markup } from '@civickit/core/markup';
import type { DescribedIssue } from '../describe-issues.js';
import { en } from './words/en.js';
import type { PageWords } from './words/page-words.js';
import { ug } from './words/ug.js';
import { zhHans } from './words/zh-hans.js';
import { zhHant } from './words/zh-hant.js';

/** A page's language: what the sender reads, and of our catalogues the one that is nearest to it. */
interface Language {
  /** BCP 47 tag of the sender. */
  readonly lang: string;
  readonly messages: FormMessages;
}

export interface ReceivedPage extends Language {
  readonly number: string;
  readonly pin: string;
  readonly title: { readonly text: string; readonly lang?: string } | undefined;
  readonly moment: { readonly at: number; readonly zone: string };
}

export interface RefusedPage extends Language {
  readonly reason: 'issues' | 'unreadable' | 'tooLarge';
  readonly issues?: readonly DescribedIssue[];
}

/** What whoever posted a form without script reads; nothing of what they wrote. */
export function receivedPage({ number, pin, title, moment, lang, messages }: ReceivedPage): Response {
  const words = wordsOf(messages);
  const day = new Intl.DateTimeFormat([lang, messages.lang], { dateStyle: 'long', timeStyle: 'short', timeZone: moment.zone });
  const titled = title && markup`<dt>${words.form}</dt><dd lang="${title.lang ?? lang}" dir="auto">${title.text}</dd>`;
  const content = markup`<p>${words.keepNumber}</p>
<dl>${titled}
<dt>${words.number}</dt><dd><b id="number" dir="ltr">${number}</b></dd>
<dt>${words.pin}</dt><dd><b id="pin" dir="ltr">${pin}</b></dd>
<dt>${words.receivedAt}</dt><dd>${day.format(moment.at)}</dd></dl>`;
  return page(200, words.received, content, messages.lang);
}

/** What is to be corrected; the form itself is one step back, as it was filled in. */
export function refusedPage(status: number, { reason, issues = [], lang, messages }: RefusedPage): Response {
  const words = wordsOf(messages);
  const title = reason === 'issues' ? words.toCorrect : words[reason];
  const rows = issues.map(
    ({ label, detail }) =>
      markup`<li>${label !== undefined && markup`<span lang="${lang}" dir="auto">${label}</span><br>`}<b dir="auto">${detail}</b></li>\n`,
  );
  const list = rows.length > 0 && markup`<ul id="issues">\n${rows}</ul>\n`;
  return page(status, title, markup`${list}<p>${words.goBack}</p>`, messages.lang);
}

/** Asks for the PIN of the number that the address names, whether or not there is such a form. */
export function askPage(status: number, messages: FormMessages): Response {
  const words = wordsOf(messages);
  const content = markup`<p id="hint">${words.askHint}</p>
<form method="post"><label for="pin">${words.pin}</label>
<input id="pin" name="pin" inputmode="numeric" autocomplete="off" maxlength="12" required aria-describedby="hint">
<button>${words.show}</button></form>`;
  return page(status, words.ask, content, messages.lang);
}

function wordsOf({ lang }: FormMessages): PageWords {
  return catalogues[lang] ?? en;
}

const catalogues: Readonly<Record<string, PageWords>> = { en, ug, 'zh-Hans': zhHans, 'zh-Hant': zhHant };

const styles = `
:root { color-scheme: light dark; font: 1.125rem/1.5 system-ui, sans-serif; }
main { max-inline-size: 36rem; margin: 1.5rem auto; padding-inline: 1rem; }
h1 { font-size: 1.5rem; line-height: 1.3; }
dt { margin-block-start: 0.75rem; }
dd { margin: 0; }
b { font-size: 1.25em; overflow-wrap: anywhere; }
li b { font-size: 1em; }
li { margin-block-end: 0.75rem; }
label { display: block; }
input, button { font: inherit; padding: 0.5rem 0.75rem; min-block-size: 3rem; box-sizing: border-box; }
`;
const styleHash = createHash('sha256').update(styles).digest('base64');

const headers = {
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Security-Policy': `default-src 'none'; style-src 'sha256-${styleHash}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
  'Cache-Control': 'no-store',
};

function page(status: number, title: string, content: Markup, lang: string): Response {
  const html = markup`<!doctype html>
<html lang="${lang}" dir="${lang === 'ug' ? 'rtl' : 'ltr'}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${new Markup(styles)}</style>
<main>
<h1>${title}</h1>
${content}
</main>
</html>
`;
  return new Response(html.source, { status, headers });
}
