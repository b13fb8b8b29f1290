import { richTags, type RichText } from '@civickit/core';
import * as z from 'zod/mini';
import { richTextOf } from '../pulled/rich-text.js';
import { dayOrMoment, moment, pageOf, text } from './parts.js';

/** `scheduled`: it appears by itself when its day comes. */
export const noticeState = z.enum(['draft', 'scheduled', 'public', 'expired', 'withdrawn']);
export type StaffNoticeState = z.infer<typeof noticeState>;

const webAddress = z.url({ protocol: /^https?$/, hostname: z.regexes.hostname });
const language = z.string().check(z.regex(/^[a-z]{2,8}(-[a-z0-9]{1,8}){0,6}$/i));

const richNodes: z.ZodMiniType<RichText> = z.lazy(() => z.array(z.union([z.string(), richElement])));
const richElement = z.strictObject({
  tag: z.enum(richTags),
  href: z.optional(z.string()),
  src: z.optional(z.string()),
  alt: z.optional(z.string()),
  lang: z.optional(language),
  colspan: z.optional(z.int()),
  rowspan: z.optional(z.int()),
  children: richNodes,
});

/** Rich text whose tags and addresses all are allowed. */
const richText = richNodes.check(z.refine((value) => isSame(richTextOf(value), value), 'holds an address or a span that is not allowed'));

/** Whatever the order of members. */
function isSame(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  const [left, right] = [Object.entries(a), Object.entries(b)];
  return left.length === right.length && left.every(([name, value]) => isSame(value, (b as Readonly<Record<string, unknown>>)[name]));
}

const draftMembers = {
  title: text(300),
  /** Plain text, at most a few sentences. */
  summary: z.optional(text(2000)),
  content: z.optional(richText),
  categories: z.optional(z.array(text(100)).check(z.maxLength(20))),
  authors: z.optional(z.array(text(100)).check(z.maxLength(20))),
  pinned: z.optional(z.boolean()),
  /** BCP 47 tag. @default that of the area */
  lang: z.optional(language),
  /** Page of the notice itself. */
  url: z.optional(webAddress),
  image: z.optional(z.strictObject({ src: webAddress, alt: z.optional(text(500)) })),
  attachments: z.optional(
    z
      .array(
        z.strictObject({
          url: webAddress,
          type: z.optional(text(200)),
          title: z.optional(text(300)),
          bytes: z.optional(z.int().check(z.positive())),
        }),
      )
      .check(z.maxLength(50)),
  ),
  /** A bare day is its last. */
  expires: z.optional(dayOrMoment),
  /** When somebody last confirmed that it still holds. */
  verified: z.optional(dayOrMoment),
  /** What people said, and what is true of it: with it the notice is a correction. */
  correction: z.optional(z.strictObject({ claim: text(2000), verdict: z.enum(['false', 'misleading', 'unproven', 'true']) })),
  /** What happened when: with it the notice is a statement. */
  timeline: z.optional(z.array(z.strictObject({ at: dayOrMoment, text: text(2000) })).check(z.minLength(1), z.maxLength(100))),
};

/** A notice as it is written, whole: what is left out is taken away. Warnings come as CAP and keep their facts. */
export const noticeDraft = z
  .strictObject(draftMembers)
  .check(z.refine(({ correction, timeline }) => !correction || !timeline, 'is either a correction or a statement'));
export type StaffNoticeDraft = z.infer<typeof noticeDraft>;

const itemMembers = {
  id: z.string(),
  area: z.string(),
  state: noticeState,
  type: z.enum(['news', 'alert', 'correction', 'statement']),
  title: z.string(),
  pinned: z.boolean(),
  /** As it was written: a day or a moment. */
  published: z.optional(z.string()),
  expires: z.optional(z.string()),
  verified: z.optional(z.string()),
  withdrawnAt: z.optional(moment),
  updatedAt: moment,
  /** Goes up with every change. Whoever changes it says which one they have read. */
  version: z.int(),
};

/** A notice as the list has it. */
export const staffNoticeItem = z.object(itemMembers);
export type StaffNoticeItem = z.infer<typeof staffNoticeItem>;

export const staffNoticePage = pageOf(staffNoticeItem);
export type StaffNoticePage = z.infer<typeof staffNoticePage>;

export const staffNotice = z.object({ ...itemMembers, draft: z.object({ ...draftMembers, title: z.string() }) });
export type StaffNotice = z.infer<typeof staffNotice>;

/** From when on it is public. @default now, or as it was before it was withdrawn */
export const noticePublishing = z.strictObject({ at: z.optional(dayOrMoment) });
/** The day of the confirmation. @default today where the area is */
export const noticeVerifying = z.strictObject({ on: z.optional(z.iso.date()) });

export interface StaffNoticeQuery {
  readonly state?: StaffNoticeState;
  /** Words that all occur in title, summary, categories or authors. */
  readonly text?: string;
  /** 1 to 200. @default 50 */
  readonly limit?: number;
  /** `next` of the page before. */
  readonly cursor?: string;
}
