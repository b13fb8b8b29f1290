import * as z from 'zod/mini';
import { answerRow, moment, pageOf } from './parts.js';

const itemMembers = {
  number: z.string(),
  /** Id, version and title of the form that it was written by. */
  form: z.string(),
  version: z.string(),
  title: z.string(),
  receivedAt: moment,
  files: z.int(),
};

/** A form that was sent, as the list has it: nothing of its answers. */
export const staffSubmissionItem = z.object(itemMembers);
export type StaffSubmissionItem = z.infer<typeof staffSubmissionItem>;

export const staffSubmissionPage = pageOf(staffSubmissionItem);
export type StaffSubmissionPage = z.infer<typeof staffSubmissionPage>;

/** A form that was sent, as people read it. */
export const staffSubmission = z.object({
  ...itemMembers,
  /** BCP 47 tag that it was filled in in. */
  lang: z.optional(z.string()),
  sections: z.array(z.object({ title: z.string(), depth: z.int(), rows: z.array(answerRow) })),
  /** Who filled it in for the person, where somebody did. */
  assistant: z.optional(z.object({ name: z.string(), for: z.optional(z.string()), reason: z.optional(z.string()) })),
  consent: z.optional(z.object({ version: z.string(), at: z.string() })),
  files: z.array(
    z.object({
      id: z.string(),
      name: z.optional(z.string()),
      /** MIME type. */
      type: z.string(),
      /** Bytes. */
      size: z.int(),
      /** Where it is, from the address of the submission. */
      url: z.string(),
    }),
  ),
});
export type StaffSubmission = z.infer<typeof staffSubmission>;

export interface StaffSubmissionQuery {
  /** Id of a form. */
  readonly form?: string;
  /** 1 to 200. @default 50 */
  readonly limit?: number;
  /** `next` of the page before. */
  readonly cursor?: string;
}
