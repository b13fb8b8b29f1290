import type { Notice, RichText, When } from '@civickit/core';
import { oneLine, plainTextFromHtml, richTextFromHtml, richTextFromText, shortened } from '@civickit/core/markup';
import type { NoticeField } from '../columns/notice-columns.js';
import type { RowReader } from '../columns/row-reader.js';
import { clerkDate } from '../columns/clerk-date.js';
import type { IdentifyRow } from '../columns/row-identity.js';

export interface NoticeRules {
  readonly source: string;
  /** Address of the file, against which relative ones in its cells resolve. */
  readonly url: string;
  readonly zone: string;
  /** Whether texts in cells are HTML. */
  readonly html: boolean;
  readonly identify: IdentifyRow;
}

const summaryChars = 280;

/** A row as a notice; undefined, and reported, where it lacks a title or repeats an earlier one. */
export function rowNotice(row: RowReader<NoticeField>, number: number, raw: unknown, rules: NoticeRules): Notice | undefined {
  const title = row.line('title');
  if (!title) {
    row.report('no-title', row.placeOf('title'));
    return undefined;
  }
  const url = row.address('url');
  const published = row.date('published');
  const identity = rules.identify(number, row.line('id'), url, title, published?.iso ?? '');
  if ('repeats' in identity) {
    row.report('repeated', row.placeOf('id') ?? row.placeOf('title'), String(identity.repeats));
    return undefined;
  }
  const updated = row.date('updated');
  const verified = row.date('verified');
  const expires = lastMoment(row.date('expires'), rules.zone);
  const categories = row.names('categories');
  const authors = row.names('authors');
  const body = row.text('content');
  const written = row.text('summary') || body;
  const summary = rules.html ? plainTextFromHtml(written, summaryChars) : shortened(oneLine(written), summaryChars);
  const content = body ? richTextOf(body, url ?? rules.url, rules.html) : [];
  const attachments = row.addresses('attachments');
  const src = row.address('image');
  const lang = row.language('lang');
  return {
    ref: { source: rules.source, id: identity.id },
    title,
    ...(url && { url }),
    ...(published && { published }),
    ...(updated && { updated }),
    ...(verified && { verified }),
    ...(expires && { expires }),
    ...(row.yes('pinned') && { pinned: true }),
    ...(summary && { summary }),
    ...(content.length > 0 && { content }),
    ...(categories && { categories }),
    ...(authors && { authors }),
    ...(src && { image: { src } }),
    ...(attachments.length > 0 && { attachments }),
    ...(lang && { lang }),
    raw,
  };
}

function richTextOf(body: string, base: string, html: boolean): RichText {
  return html ? richTextFromHtml(body, { base }) : richTextFromText(body);
}

/** Clerks name the last day on which a notice holds; a notice expires when that day is over. */
function lastMoment(expires: When | undefined, zone: string): When | undefined {
  if (expires?.precision !== 'day') return expires;
  const end = clerkDate(`${expires.iso} 23:59`, { zone });
  return typeof end === 'string' ? expires : end;
}
