import { loadFormMessages, localText, type FormDefinition } from '@civickit/core/forms';
import type { Kysely } from 'kysely';
import { findArea, type Area } from '../areas/area-store.js';
import type { ServerContext } from '../context.js';
import type { Tables } from '../database/schema.js';
import { languageOr } from '../http/is-language.js';
import { officeAddress } from '../outgoing/hand-out.js';
import type { Outgoing } from '../outgoing/outgoing-setting.js';
import { isMailAddress } from './mail-address.js';
import type { MailJob, OfficeMail, ReporterMail } from './mail-job.js';
import type { WrittenMail } from './mailer.js';
import { en } from './words/en.js';
import type { MailWords } from './words/mail-words.js';
import { ug } from './words/ug.js';
import { zhHans } from './words/zh-hans.js';
import { zhHant } from './words/zh-hant.js';

const catalogues: Readonly<Record<string, MailWords>> = { en, ug, 'zh-Hans': zhHans, 'zh-Hant': zhHant };

/** Writes what a job names; nothing where it is gone by now, or nobody is to hear of it. */
export async function writeMail(
  { db, publicUrl = '', desk }: Pick<ServerContext, 'db' | 'publicUrl' | 'desk'>,
  outgoing: Outgoing,
  areaId: string,
  job: MailJob,
): Promise<WrittenMail | undefined> {
  const area = await findArea(db, areaId);
  if (!area) return undefined;
  return job.to === 'office'
    ? toOffice(db, area, outgoing, job, desk && new URL(deskAddress(area, job), publicUrl))
    : toReporter(db, area, publicUrl, job);
}

async function toOffice(
  db: Kysely<Tables>,
  area: Area,
  outgoing: Outgoing,
  job: OfficeMail,
  atDesk: URL | undefined,
): Promise<WrittenMail | undefined> {
  const to = officeAddress(outgoing, area.id, job);
  if (to === undefined) return undefined;
  const { lang, words, line } = await languageFor(area.lang);
  const { about, number, type } = job;
  const title = words[titles[about]];
  return {
    to,
    lang,
    subject: `${area.name}: ${title} ${number}`,
    text: [
      line(words.number, number),
      line(words.kind, (await nameOf(db, area, job, lang)) ?? type),
      '',
      words.notHere,
      ...(atDesk ? ['', words.atDesk, atDesk.href] : []),
    ].join('\n'),
  };
}

const titles = {
  report: 'report',
  'follow-up': 'followUp',
  reopen: 'reopened',
  'bad-rating': 'badRating',
  submission: 'submission',
} as const satisfies Record<OfficeMail['about'], keyof MailWords>;

/** Where the desk shows it, to whom may see it. */
function deskAddress({ id }: Area, { about, number }: OfficeMail): string {
  const of = encodeURIComponent(number);
  return about === 'submission' ? `/desk?form=${of}&area=${encodeURIComponent(id)}` : `/desk?report=${of}`;
}

/** Only to whom has agreed to the policy and has left an address, which is read at the last moment. */
async function toReporter(db: Kysely<Tables>, area: Area, publicUrl: string, job: ReporterMail): Promise<WrittenMail | undefined> {
  const { tells, report, update } = job;
  const row = await db
    .selectFrom('request')
    .innerJoin('request_private', 'request_private.request', 'request.id')
    .select(['request.lang', 'published', 'contact', 'consent', 'hidden_reason'])
    .where('request.id', '=', report)
    .executeTakeFirst();
  const to = row?.contact['email'];
  if (!row || row.consent === null || to === undefined || !isMailAddress(to)) return undefined;
  // Shown again meanwhile.
  if (tells === 'hidden' && row.published) return undefined;
  const { lang, words, line } = await languageFor(row.lang ?? area.lang);
  const said = tells === 'hidden' ? row.hidden_reason : await answerIn(db, update);
  return {
    to,
    lang,
    subject: `${area.name}: ${words[tells]} (${report})`,
    text: [
      words[tells],
      line(words.number, report),
      ...(said === null ? [] : ['', tells === 'hidden' ? words.reason : words.office, ...said.split('\n').map((one) => `> ${one}`)]),
      '',
      words.byCode,
      area.homepage ?? new URL(`/areas/${encodeURIComponent(area.id)}`, publicUrl).href,
      '',
      words.automatic,
    ].join('\n'),
  };
}

async function answerIn(db: Kysely<Tables>, update: string | undefined): Promise<string | null> {
  if (update === undefined) return null;
  const row = await db.selectFrom('request_update').select('description').where('id', '=', update).executeTakeFirst();
  return row?.description ?? null;
}

/** What the office calls it. */
async function nameOf(db: Kysely<Tables>, area: Area, { about, type }: OfficeMail, lang: string): Promise<string | undefined> {
  if (about !== 'submission') {
    const row = await db
      .selectFrom('request_type')
      .select('definition')
      .where('area', '=', area.id)
      .where('id', '=', type)
      .executeTakeFirst();
    return row?.definition['name'] as string | undefined;
  }
  const form = db.selectFrom('form').select('definition').where('area', '=', area.id).where('id', '=', type);
  const row = await form.where('current', '=', true).executeTakeFirst();
  const { title, languages } = (row?.definition ?? {}) as unknown as Partial<FormDefinition>;
  return title === undefined ? undefined : localText(title, lang, languages).text;
}

/** Of our languages the one that a reader of `wanted` knows best. */
async function languageFor(wanted: string) {
  const { lang } = await loadFormMessages(languageOr(wanted, 'en'));
  const words = catalogues[lang] ?? en;
  // Numbers and names of another direction must not be torn apart (UAX 9, isolates).
  const line = (name: string, value: string): string => {
    const whole = value.replace(/\s+/g, ' ');
    return lang === 'ug' ? `${name}: \u2068${whole}\u2069` : `${name}: ${whole}`;
  };
  return { lang, words, line };
}
