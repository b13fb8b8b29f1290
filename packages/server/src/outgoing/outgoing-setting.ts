import { CivicError } from '@civickit/core';
import * as z from 'zod/mini';
import { closingSetting } from '../closing/closing-setting.js';
import { isMailAddress, mailboxOf } from '../mail/mail-address.js';

const mailAddress = z.string().check(z.refine(isMailAddress, 'is no mail address'));
const eventTypes = ['report.created', 'report.changed', 'submission.created', 'notice.published'] as const;

const webhook = z.strictObject({
  /** Address that is told, http or https. */
  url: z.url({ protocol: /^https?$/, error: 'is no address that begins with http: or https:' }),
  /** As the Standard Webhooks specification has it: `whsec_` and 24 to 64 random bytes in base 64. */
  secret: z.string().check(z.refine(isSecret, 'is no "whsec_" with 24 to 64 bytes in base 64')),
  /** Of them it is told. @default all */
  events: z.optional(z.array(z.enum(eventTypes)).check(z.minLength(1))),
});

const office = z.strictObject({
  /** That is told of each report and each form. */
  mail: z.optional(mailAddress),
  /** By the ids of types of report, where another desk sees to them. */
  types: z.optional(z.record(z.string(), mailAddress)),
  /** By the ids of forms. */
  forms: z.optional(z.record(z.string(), mailAddress)),
  webhooks: z.optional(z.array(webhook)),
  closing: z.optional(closingSetting),
  /** ISO 8601 duration after which private parts are deleted, where a form says nothing of it. */
  retention: z.optional(z.string().check(z.regex(/^P(?=\d)(?:\d+Y)?(?:\d+M)?(?:\d+W)?(?:\d+D)?$/, 'is no duration such as P1Y or P90D'))),
});

/** By the ids of areas. */
const offices = z.record(z.string(), office);

export type Webhook = z.infer<typeof webhook>;
export type Office = z.infer<typeof office>;

/** Whom the server tells what, and by what means. */
export interface Outgoing {
  readonly mail?: {
    /** `smtps://user:password@host:465`, or `smtp:` for one that begins in the clear. */
    readonly smtp: string;
    /** `County <no-reply@county.example>` */
    readonly from: string;
  };
  /** By the ids of areas. @default {} */
  readonly offices?: Readonly<Record<string, Office>>;
  /** Hosts (`host` or `host:port`) in the office's own network that webhooks may go to. @default [] */
  readonly privateHosts?: readonly string[];
}

/** Refuses what is only half set: nobody would be told, and nobody would know. @throws CivicError `config/outgoing` */
export function checkOutgoing(given: Outgoing, publicUrl: string | undefined): Outgoing {
  const { mail } = given;
  const read = offices.safeParse(given.offices ?? {});
  if (!read.success) throw wrong(read.error.issues.map(({ path, message }) => `offices/${path.join('/')} ${message}`).join('; '));
  if (!mail) {
    const waiting = Object.entries(read.data).find(([, { mail: to, types, forms }]) => to !== undefined || types || forms);
    if (waiting) throw wrong(`offices/${waiting[0]} has a mail address, but there is no mail server (CIVICKIT_SMTP_URL)`);
    return { ...given, offices: read.data };
  }
  if (!/^smtps?:\/\/[^/]/.test(mail.smtp) || !URL.canParse(mail.smtp)) throw wrong('CIVICKIT_SMTP_URL is none such as smtps://user:password@mail.county.example'); // prettier-ignore
  if (!mailboxOf(mail.from)) throw wrong('CIVICKIT_MAIL_FROM is none such as County <no-reply@county.example>');
  if (publicUrl === undefined) throw wrong('mails hold addresses of pages, and --public-url is not set');
  return { ...given, offices: read.data };
}

export function wrong(what: string): CivicError {
  return new CivicError('config/outgoing', `Mail and webhooks are not set up: ${what}`);
}

function isSecret(secret: string): boolean {
  const [, coded] = /^whsec_([A-Za-z0-9+/]+={0,2})$/.exec(secret) ?? [];
  const { length } = Buffer.from(coded ?? '', 'base64');
  return length >= 24 && length <= 64;
}
