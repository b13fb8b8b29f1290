import { attributes, markup, type Markup } from '../markup.js';
import type { FormWords } from '../words/form-words.js';
import type { NoticeCategory, NoticeQuestion, PrivacyNotice } from './privacy-notice.js';

/** The notice as a list of terms under a heading of `level`; sensitive information stands apart. */
export function privacyNoticeHtml(notice: PrivacyNotice, words: FormWords, level = 2): string {
  return noticeMarkup(notice, words, level).source;
}

export function noticeMarkup(notice: PrivacyNotice, words: FormWords, level: number): Markup {
  const { privacy } = words;
  const tag = `h${Math.max(1, Math.min(level, 6))}`;
  const address = notice.url;
  const rows: readonly (readonly [term: string, text: string | Markup | undefined])[] = [
    [privacy.controller, notice.controller],
    [privacy.purpose, notice.purpose],
    [privacy.basis, notice.basis],
    [privacy.law, notice.law],
    [privacy.ordinary, categories(notice.ordinary, words)],
    [privacy.sensitive, categories(notice.sensitive, words)],
    [privacy.retention, notice.retention],
    [privacy.recipients, notice.recipients],
    [privacy.rights, notice.rights.join(' ')],
    [privacy.contact, notice.contact],
    [privacy.policy, address === undefined ? undefined : markup`<a${attributes({ href: address })}>${address}</a>`],
  ];
  const written = rows.map(([term, text]) => text !== undefined && markup`<dt>${term}</dt>\n<dd>${text}</dd>\n`);
  return markup`<section class="civic-privacy">\n<${tag}>${privacy.heading}</${tag}>\n<dl>\n${written}</dl>\n</section>\n`;
}

function categories(listed: readonly NoticeCategory[], words: FormWords): Markup | undefined {
  if (listed.length === 0) return undefined;
  const list = new Intl.ListFormat(words.lang, { type: 'conjunction' });
  const items = listed.map(({ label, questions }) => {
    const asked = [...new Set(questions.map((question) => about(question, words)))];
    return markup`<li>${words.privacy.because(label, list.format(asked))}</li>\n`;
  });
  return markup`\n<ul>\n${items}</ul>\n`;
}

function about({ label, purpose, basis, retention }: NoticeQuestion, { privacy }: FormWords): string {
  const more = [basis, retention].filter((part) => part !== undefined).join(' ');
  const told = purpose === undefined ? label : privacy.because(label, purpose);
  return more ? `${told} (${more})` : told;
}
