import type { StaffNotice, StaffNoticeDraft } from '@civickit/adapters/staff';
import { dayOf } from '../base/day.js';
import { parsePlainMarkup, writePlainMarkup } from './plain-markup.js';

export const fieldNames = ['title', 'summary', 'content', 'categories', 'expires', 'verified', 'pinned'] as const;
export type FieldName = (typeof fieldNames)[number];

/** A notice as it is typed. `content` is undefined where it holds more than can be typed. */
export type NoticeFields = Readonly<Record<Exclude<FieldName, 'content'>, string>> & { readonly content: string | undefined };

/** The fields of a notice as it is saved; empty ones for a new one. */
export function fieldsFrom(notice: StaffNotice | undefined, zone: string): NoticeFields {
  const { title = '', summary = '', content, categories = [], expires = '', verified = '', pinned = false } = notice?.draft ?? {};
  return {
    title,
    summary,
    content: content === undefined ? '' : writePlainMarkup(content),
    categories: categories.join(', '),
    expires: dayIn(expires, zone),
    verified: dayIn(verified, zone),
    pinned: pinned ? 'yes' : '',
  };
}

/** The whole notice with what was typed in place of what was there. What no field holds stays as it is. */
export function draftFrom(notice: StaffNotice | undefined, saved: NoticeFields, typed: NoticeFields): StaffNoticeDraft {
  const kept = notice?.draft;
  const whole: Record<string, unknown> = { ...kept, title: typed.title.trim() };
  const put = (name: FieldName, value: unknown) => {
    // What nobody touched keeps what a field cannot show, such as the time of a day.
    if (typed[name] === saved[name]) return;
    if (value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) delete whole[name];
    else whole[name] = value;
  };
  put('summary', typed.summary.trim());
  put('content', parsePlainMarkup(typed.content ?? ''));
  put('categories', typed.categories.split(/[,，、]/).map((one) => one.trim()).filter(Boolean)); // prettier-ignore
  put('expires', typed.expires);
  put('verified', typed.verified);
  put('pinned', typed.pinned === 'yes' || undefined);
  return whole as StaffNoticeDraft;
}

function dayIn(given: string, zone: string): string {
  return /^\d{4}-\d\d-\d\d$/.test(given) || Number.isNaN(Date.parse(given)) ? given.slice(0, 10) : dayOf(given, zone);
}
