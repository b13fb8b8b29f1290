import type { RequestStage } from '@civickit/core';
import * as z from 'zod/mini';
import { staffOperation } from './operations.js';
import { answerRow, dayOrMoment, moment, pageOf, person, text } from './parts.js';
import { staffAction } from './staff-action.schema.js';

/** Stages with which a report is closed. */
export const closingStages = ['done', 'duplicate', 'not-responsible', 'no-action', 'rejected', 'cancelled'] as const;
export const requestStages = [
  ...(['received', 'checking', 'planned', 'in-progress', 'referred'] as const),
  ...closingStages,
] as const satisfies readonly RequestStage[];

export const requestStatus = z.enum(['open', 'closed']);
export const requestStage = z.enum(requestStages);

/**
 * `waiting`: nobody has let the public read it yet. `hidden`: somebody has taken it from them. `private`: its reporter asked that only the
 * office reads it, so that it can be neither published nor hidden.
 */
export const requestPublication = z.enum(['waiting', 'public', 'hidden', 'private']);

const requestRating = z.object({
  /** From 1, very dissatisfied, to 5. */
  level: z.int().check(z.minimum(1), z.maximum(5)),
  /** Ids of the reasons that its reporter chose, of the scheme of this version. */
  indicators: z.array(z.string()),
  version: z.string(),
  at: moment,
  /** Of a bad one: by when it is to be answered by a reply, and when it was. */
  answerBy: z.optional(moment),
  answeredAt: z.optional(moment),
});
export type StaffRating = z.infer<typeof requestRating>;

const itemMembers = {
  id: z.string(),
  area: z.string(),
  type: z.object({ id: z.string(), name: z.string() }),
  status: requestStatus,
  stage: z.optional(requestStage),
  publication: requestPublication,
  /** Whether it is open past the day it was expected to be done. */
  overdue: z.boolean(),
  description: z.optional(z.string()),
  address: z.optional(z.string()),
  requestedAt: moment,
  updatedAt: moment,
  expectedAt: z.optional(moment),
  closedAt: z.optional(moment),
  assignee: z.optional(person),
  rating: z.optional(requestRating),
  /** Goes up with every change. Whoever changes it says which one they have read. */
  version: z.int(),
};

/** A request as the inbox lists it. */
export const staffRequestItem = z.object(itemMembers);
export type StaffRequestItem = z.infer<typeof staffRequestItem>;

export const staffRequestPage = pageOf(staffRequestItem);
export type StaffRequestPage = z.infer<typeof staffRequestPage>;

/** How many open requests there are by the views of the inbox; of `bad-ratings` also closed ones. */
export const staffCounts = z.object({ mine: z.int(), all: z.int(), overdue: z.int(), 'bad-ratings': z.int() });
export type StaffCounts = z.infer<typeof staffCounts>;

const picture = { url: z.string(), type: z.optional(z.string()) };

const saidPicture = {
  ...picture,
  /** The first 16 hexadecimal digits of its SHA-256, or of that of its address where it lies elsewhere. Whoever takes it away names it so. */
  hash: z.string(),
};

/** A request with all that whoever asks may see of it. */
export const staffRequest = z.object({
  ...itemMembers,
  /** Of what is to be done with it, what whoever asks may do. */
  may: z.array(staffOperation),
  /** WGS 84. */
  latitude: z.optional(z.number()),
  longitude: z.optional(z.number()),
  addressId: z.optional(z.string()),
  /** Pictures, also those that the public does not see; an address below `/staff` is for those who have signed in. */
  media: z.array(z.object(picture)),
  /** BCP 47 tag of the description. */
  lang: z.optional(z.string()),
  /** Why the public may not read it any more. Its reporter is told. */
  hidden: z.optional(z.object({ reason: z.string(), at: moment })),
  /** What everybody may read of how it went on, the oldest first. */
  updates: z.array(
    z.object({
      id: z.string(),
      at: moment,
      status: z.optional(requestStatus),
      stage: z.optional(requestStage),
      reply: z.optional(z.string()),
      /** Pictures that went with it, in their order; an address below `/staff` is for those who have signed in. */
      photos: z.optional(z.array(z.object({ ...saidPicture, description: z.optional(z.string()) }))),
    }),
  ),
  /** What its reporter added later, the oldest first; nobody else reads it. */
  followUps: z.array(
    z.object({
      id: z.string(),
      at: moment,
      kind: z.enum(['still-there', 'mended', 'note', 'reopen', 'rating']),
      description: z.optional(z.string()),
      photos: z.optional(z.array(z.object(saidPicture))),
    }),
  ),
  /** Why it was rated so, in the language of the answer; an id where the server has no words for it. */
  reasons: z.optional(z.array(z.string())),
  /** What members of staff wrote for each other, the oldest first. */
  notes: z.array(z.object({ id: z.string(), at: moment, by: person, text: z.string() })),
  /** To the questions of the type. Those that are marked as about a person only with `requests.contact`. */
  answers: z.array(answerRow),
  /** Who reported it, with `requests.contact` only, and as far as they wished to say. */
  contact: z.optional(
    z.object({
      name: z.optional(z.string()),
      firstName: z.optional(z.string()),
      lastName: z.optional(z.string()),
      email: z.optional(z.string()),
      phone: z.optional(z.string()),
    }),
  ),
  /** What the reporter agreed to, with `requests.contact` only. */
  consent: z.optional(z.object({ policy: z.string(), version: z.string(), at: z.string() })),
  /** Who did what with it, the oldest first. */
  history: z.array(staffAction),
});
export type StaffRequest = z.infer<typeof staffRequest>;

/** A picture that was sent for a reply; unless a reply names it, it is gone after a day. */
export const requestPhoto = z.object({ photo: z.string().check(z.regex(/^[\da-f]{32}$/)) });
export type StaffRequestPhoto = z.infer<typeof requestPhoto>;

/** What the office says of a request. At least one of them. */
export const requestChange = z
  .strictObject({
    status: z.optional(requestStatus),
    stage: z.optional(requestStage),
    /** What everybody may read, once the request is public. */
    reply: z.optional(text(4000)),
    /** Pictures that go with the reply, in their order, each with what it shows; not of a private request, where nobody would see them. */
    photos: z.optional(z.array(z.strictObject({ ...requestPhoto.shape, description: text(300) })).check(z.minLength(1), z.maxLength(10))),
    /** By when it is expected to be done; a bare day counts whole. Null takes it back. */
    expected: z.optional(z.nullable(dayOrMoment)),
  })
  .check(z.refine((change) => Object.values(change).some((value) => value !== undefined), 'says nothing'));
export type StaffRequestChange = z.infer<typeof requestChange>;

/** Who is to see to it: the id of a member, or null for nobody. */
export const requestAssignment = z.strictObject({ member: z.nullable(text(200)) });
export type StaffRequestAssignment = z.infer<typeof requestAssignment>;

export const requestNote = z.strictObject({ text: text(4000) });

/** Whether the public may read it; if not, its reporter is told why. */
export const requestPublicationChange = z.discriminatedUnion('public', [
  z.strictObject({ public: z.literal(true) }),
  z.strictObject({ public: z.literal(false), reason: text(1000) }),
]);
export type StaffRequestPublication = z.infer<typeof requestPublicationChange>;

/** What of the inbox is wanted. All of it where nothing is said. */
export interface StaffRequestQuery {
  /** `mine`: what is assigned to whoever asks. `overdue`: open past its day. `bad-ratings`: whose bad rating nobody has answered. @default 'all' */
  readonly view?: 'mine' | 'all' | 'overdue' | 'bad-ratings';
  /** Only of this area. */
  readonly area?: string;
  readonly status?: 'open' | 'closed';
  readonly stage?: RequestStage;
  readonly publication?: z.infer<typeof requestPublication>;
  /** Id of a request type. */
  readonly type?: string;
  /** Words that all occur in description or address, or, of four signs or more, in the number. */
  readonly text?: string;
  /** The newest first, or those due first and those without a day last. @default 'newest' */
  readonly order?: 'newest' | 'due';
  /** 1 to 200. @default 50 */
  readonly limit?: number;
  /** `next` of the page before. */
  readonly cursor?: string;
}
