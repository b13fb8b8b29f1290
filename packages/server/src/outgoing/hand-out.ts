import type { Kysely } from 'kysely';
import type { Tables } from '../database/schema.js';
import { addJob, finishJobs, type TakenJob } from '../jobs/job-store.js';
import type { OfficeMail } from '../mail/mail-job.js';
import type { CivicEvent } from './civic-event.js';
import type { Outgoing } from './outgoing-setting.js';

/** Makes of an event a job for each who is to hear of it, all of them or none. */
export async function handOut(db: Kysely<Tables>, outgoing: Outgoing, taken: TakenJob, event: CivicEvent, now: number): Promise<void> {
  const { area } = taken;
  await db.transaction().execute(async (transaction) => {
    const told = await factsOf(transaction, area, event, now);
    if (told) {
      const { data, mail } = told;
      const body = JSON.stringify({ type: event.type, timestamp: new Date(now).toISOString(), data });
      for (const { url, events } of outgoing.offices?.[area]?.webhooks ?? [])
        if (!events || events.includes(event.type)) await addJob(transaction, area, 'webhook', { url, body }, now);
      if (outgoing.mail && mail && officeAddress(outgoing, area, mail) !== undefined) await addJob(transaction, area, 'mail', mail, now);
      if (outgoing.mail && event.type === 'report.changed' && event.tells) {
        const { tells, report, update } = event;
        await addJob(transaction, area, 'mail', { to: 'reporter', tells, report, ...(update !== undefined && { update }) }, now);
      }
    }
    await finishJobs(transaction, [taken]);
  });
}

/** An event of an area where nobody is told of anything: neither by a webhook nor, for want of a mail server, by mail. */
export function isUnheard({ mail, offices }: Outgoing, { area, job }: TakenJob): boolean {
  return job.kind === 'event' && !mail && !offices?.[area]?.webhooks?.length;
}

/** The desk that sees to it. */
export function officeAddress({ offices = {} }: Outgoing, area: string, { about, type }: OfficeMail): string | undefined {
  const { mail, types = {}, forms = {} } = offices[area] ?? {};
  return (about === 'submission' ? forms : types)[type] ?? mail;
}

interface Facts {
  /** No words and nothing of a person: receivers ask for more where they may. */
  readonly data: Readonly<Record<string, unknown>>;
  readonly mail?: OfficeMail;
}

/** What the office is written; of a rating that asks for no answer nothing, nor of photos that came after their report. */
function aboutOf(event: Extract<CivicEvent, { type: 'report.created' | 'report.changed' }>): OfficeMail['about'] | undefined {
  if (event.type === 'report.created') return 'report';
  if (event.by !== 'reporter' || event.added === 'rating' || event.added === 'photos') return undefined;
  return event.added ?? 'follow-up';
}

/** What is said of an event; nothing where what it is about is gone, or not public any more. */
async function factsOf(db: Kysely<Tables>, area: string, event: CivicEvent, now: number): Promise<Facts | undefined> {
  if (event.type === 'notice.published') {
    const moment = new Date(event.published);
    const row = await db
      .selectFrom('notice')
      .select('content')
      .where('area', '=', area)
      .where('id', '=', event.notice)
      .where('published_at', '=', moment)
      .where('withdrawn_at', 'is', null)
      .where((eb) => eb.or([eb('expires_at', 'is', null), eb('expires_at', '>', new Date(now))]))
      .executeTakeFirst();
    return row && { data: { area, notice: event.notice, title: row.content.title, published: moment.toISOString() } };
  }
  if (event.type === 'submission.created') {
    const { submission: number } = event;
    const row = await db.selectFrom('submission').select(['form', 'version']).where('id', '=', number).executeTakeFirst();
    return row && { data: { area, submission: number, ...row }, mail: { to: 'office', about: 'submission', number, type: row.form } };
  }
  const { report: number } = event;
  const row = await db.selectFrom('request').select(['type', 'status', 'stage', 'published']).where('id', '=', number).executeTakeFirst();
  if (!row) return undefined;
  const about = aboutOf(event);
  return { data: { area, report: number, ...row }, ...(about && { mail: { to: 'office', about, number, type: row.type } }) };
}
