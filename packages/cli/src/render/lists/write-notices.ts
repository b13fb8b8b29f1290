import { nameOf } from '@civickit/components/words.js';
import { instantOf, isExpired, type Notice, type Page, toInstant, type When } from '@civickit/core';
import { attributes, markup, type Markup } from '@civickit/core/markup';
import { listWordsFor } from './list-words.js';
import { writeRichText } from './write-rich-text.js';
import { dotted, heading, levelBelow, link, list, said, saidAtLength, time, wrapped, type WriteSetting } from './write-setting.js';
import { writeNotes, writeOrigin } from './write-sources.js';

/** The list of a `<civic-notice-feed>`, for whoever reads it without script. */
export function writeNotices(page: Page<Notice>, setting: WriteSetting): string {
  const texts = setting.words.common.notices;
  const names = new Map(page.sources.map((report) => [report.source, nameOf(report, setting.about.get(report.source))]));
  const sourceOf = ({ ref }: Notice) => (names.size > 1 ? names.get(ref.source) : undefined);
  const items = page.items.map((notice) => writeNotice(notice, sourceOf(notice), setting));
  const shown = items.length > 0 ? list(items) : markup`<p>${texts.empty}</p>\n`;
  return wrapped(setting, 'notices', [...writeNotes(page, texts, setting), shown, writeOrigin(page, texts, setting)]);
}

function writeNotice(notice: Notice, source: string | undefined, setting: WriteSetting): Markup {
  const title = markup`<bdi>${notice.title || setting.words.common.notices.untitled}</bdi>`;
  const article = attributes({ lang: notice.lang });
  return markup`<article${article}>
${writeKind(notice, setting)}${heading(levelBelow(setting), link(notice.url, title))}${writeFacts(notice, source, setting)}${writeText(notice, setting)}</article>`;
}

/** A correction without its verdict would spread the rumour. */
function writeKind({ type, correction }: Notice, { words: { kinds, tag } }: WriteSetting): Markup | false {
  const own = attributes({ lang: tag });
  if (correction) {
    const claim = correction.claim && markup` <bdi>${kinds.claim(correction.claim)}</bdi>`;
    return markup`<p${own}><strong>${kinds.verdict[correction.verdict]}</strong>${claim}</p>\n`;
  }
  const word = type === 'correction' ? kinds.verdict.false : type === 'alert' || type === 'statement' ? kinds[type] : undefined;
  return word !== undefined && markup`<p${own}><strong>${word}</strong></p>\n`;
}

function writeFacts(notice: Notice, source: string | undefined, setting: WriteSetting): Markup | false {
  const { published, verified, expires, pinned, categories = [] } = notice;
  const { words, format, now, zone } = setting;
  const texts = words.common.notices;
  const over = isExpired(notice, now, (when) => instantOf(when, zone));
  const facts = dotted([
    pinned && !over && markup`<strong>${texts.pinned}</strong>`,
    over && expires && markup`<strong>${texts.expired(format.date(expires))}</strong>`,
    published && time(published, setting),
    ...categories.slice(0, 3).map((name) => markup`<bdi>${name}</bdi>`),
    source !== undefined && markup`<bdi>${source}</bdi>`,
    verified && texts.verified(format.date(verified)),
    !over && expires && listWordsFor(words.tag).until(format.date(expires)),
  ]);
  return facts.length > 0 && markup`<p${attributes({ lang: words.tag })}>${facts}</p>\n`;
}

/** The first sentences, or all of a notice that has no page of its own where the rest could be read. */
function writeText(notice: Notice, setting: WriteSetting): readonly (Markup | false)[] {
  const { url, summary, content = [], attachments = [], timeline = [] } = notice;
  const { picture, attachment } = setting.words.common.notices;
  const short = summary ? saidAtLength(summary, {}) : [];
  if (url !== undefined) return short;
  const text =
    content.length > 0 ? [markup`<div dir="auto">${writeRichText(content, { level: levelBelow(setting), picture })}</div>\n`] : short;
  const steps = timeline.map(({ at, text: step }) => markup`${moment(at, setting)} ${said(step, {})}`);
  const files = attachments.map((file) => link(file.url, markup`${file.title || attachment}`));
  return [...(steps.length > 0 ? [list(steps)] : []), ...text, ...(files.length > 0 ? [list(files)] : [])];
}

function moment(when: When, setting: WriteSetting): Markup {
  const at = instantOf(when, setting.zone);
  if (when.precision === 'day' || Number.isNaN(at)) return time(when, setting);
  return markup`<time${attributes({ datetime: when.iso })}>${setting.format.moment(toInstant(at))}</time>`;
}
