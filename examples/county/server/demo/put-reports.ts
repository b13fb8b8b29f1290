import { createHash, randomUUID } from 'node:crypto';
import type { AuditEntry, Database } from '@civickit/server';
import type { DemoLang, PlannedRating, PlannedReport, PlannedStep } from './plan-reports.ts';

/** The area of each language. */
const areas: Readonly<Record<DemoLang, string>> = { zh: 'qingshi', en: 'qingshi-en' };
const wang = { id: 'demo-wang', name: '王芳', email: 'wangfang@qingshi.example' };
const li = { id: 'demo-li', name: '李伟', email: 'liwei@qingshi.example' };
const closing: ReadonlySet<string> = new Set(['done', 'not-responsible']);
const atOnce: ReadonlySet<string> = new Set(['lamp', 'pothole', 'rubbish', 'water', 'river', 'trees']);

/**
 * Puts the reports into the tables as they would stand after these months. To send each one and to have it answered would take a minute;
 * no file of a county holds reports. `photos` is the address of the folder of pictures.
 */
export async function putReports(db: Database['db'], reports: readonly PlannedReport[], photos: string): Promise<void> {
  const { recordAudit } = await import('@civickit/server');
  const rows = reports.map((report, index) => rowsOf(report, index, photos));
  const since = new Date(Math.min(...reports.map(({ at }) => at)));
  await db.transaction().execute(async (transaction) => {
    // They have no password: nobody signs in as one of them before an administrator makes a link.
    for (const { id, name, email } of [wang, li]) {
      const member = { id, name, email, email_verified: false, created_at: since, updated_at: since };
      await transaction.insertInto('member').values(member).execute();
      const grants = Object.values(areas).map((area) => ({ member: id, role: 'clerk' as const, area, type: null }));
      await transaction.insertInto('member_grant').values(grants).execute();
    }
    await transaction
      .insertInto('request')
      .values(rows.flatMap(({ request }) => request))
      .execute();
    await transaction
      .insertInto('request_private')
      .values(rows.flatMap(({ hidden }) => hidden))
      .execute();
    await transaction
      .insertInto('request_update')
      .values(rows.flatMap(({ updates }) => updates))
      .execute();
    await transaction
      .insertInto('request_work_private')
      .values(rows.flatMap(({ work }) => work))
      .execute();
    await transaction
      .insertInto('request_note_private')
      .values(rows.flatMap(({ notes }) => notes))
      .execute();
    await transaction
      .insertInto('rating')
      .values(rows.flatMap(({ ratings }) => ratings))
      .execute();
    await transaction
      .insertInto('follow_up_private')
      .values(rows.flatMap(({ followUps }) => followUps))
      .execute();
    const log = rows.flatMap(({ log: entries }) => entries);
    await recordAudit(transaction, ...log.sort((one, other) => one.at - other.at));
  });
}

function rowsOf(report: PlannedReport, index: number, photos: string) {
  const { lang, type, steps, photo, phone, rating } = report;
  const id = numberOf(report, index);
  const of = <Does extends PlannedStep['does']>(does: Does) =>
    steps.filter((step): step is Extract<PlannedStep, { does: Does }> => step.does === does);
  const replies = of('reply');
  const last = replies.at(-1);
  const isClosed = last !== undefined && closing.has(last.stage);
  const [hiding] = of('hide');
  const clerk = index % 2 === 0 ? wang : li;
  const changed = new Date(Math.max(report.at, ...steps.map(({ at }) => at)));
  const pictureOf = (name: string) => ({ url: new URL(`${name}.png`, photos).href, type: 'image/png' });
  return {
    request: [
      {
        id,
        area: areas[lang],
        type,
        status: isClosed ? ('closed' as const) : ('open' as const),
        stage: last?.stage ?? (of('assign').length > 0 ? 'checking' : 'received'),
        status_note: last?.text ?? null,
        description: report.text,
        address: report.place?.address ?? null,
        latitude: report.place?.latitude ?? null,
        longitude: report.place?.longitude ?? null,
        media: JSON.stringify(photo === undefined ? [] : [pictureOf(photo)]),
        lang: lang === 'zh' ? 'zh-Hans' : 'en',
        requested_at: new Date(report.at),
        updated_at: changed,
        expected_at: new Date(report.due),
        closed_at: isClosed ? new Date(last.at) : null,
        published: !hiding && (atOnce.has(type) || of('publish').length > 0),
        version: 1 + steps.length + (rating ? 1 : 0),
      },
    ],
    hidden: [
      {
        request: id,
        fingerprint: createHash('sha256').update(id).digest('hex'),
        contact: JSON.stringify(phone === undefined ? {} : { phone }),
        answers: JSON.stringify(report.answers),
        consent: null,
        // Nobody was given a code.
        code_hash: createHash('sha256').update(randomUUID()).digest('hex'),
        hidden_at: hiding ? new Date(hiding.at) : null,
        hidden_reason: hiding?.text ?? null,
      },
    ],
    updates: replies.map(({ at, stage, text, shown }) => ({
      id: randomUUID(),
      request: id,
      at: new Date(at),
      status: closing.has(stage) ? ('closed' as const) : null,
      stage,
      description: text,
      media: JSON.stringify(shown ? [{ ...pictureOf(shown.photo), description: shown.words }] : []),
    })),
    log: [...steps.map((step, at) => entryOf(step, at + 2, clerk.id)), ...(rating ? [ratedAs(rating, steps.length + 2)] : [])].map(
      (entry) => ({
        ...entry,
        area: areas[lang],
        subject: id,
        ...(entry.action !== 'request.rate' && { actor: { id: clerk.id, name: clerk.name } }),
      }),
    ),
    work: of('assign').map(() => ({ request: id, assignee: clerk.id, assignee_name: clerk.name })),
    ratings: rating ? [{ request: id, level: rating.level, at: new Date(rating.at) }] : [],
    followUps: rating ? [followUpOf(id, rating)] : [],
    notes: of('note').map(({ at, text }) => ({
      id: randomUUID(),
      request: id,
      at: new Date(at),
      member: clerk.id,
      member_name: clerk.name,
      text,
    })),
  };
}

/** The line of the log that a step would have left. */
function entryOf(step: PlannedStep, version: number, assignee: string): AuditEntry {
  const { at, does } = step;
  if (does === 'assign') return { at, action: 'request.assign', detail: { version, assignee } };
  if (does !== 'reply') return { at, action: `request.${does}`, detail: { version } };
  const { stage, shown } = step;
  const detail = { version, stage, ...(closing.has(stage) && { status: 'closed' }), replied: true, ...(shown && { photos: 1 }) };
  return { at, action: 'request.change', detail };
}

function ratedAs({ at, level }: PlannedRating, version: number): AuditEntry {
  return { at, action: 'request.rate', detail: { version, answerBy: level <= 2 ? new Date(at + answerMs).toISOString() : null } };
}

/** A bad rating is to be answered within three weeks. */
const answerMs = 21 * 86_400_000;

function followUpOf(request: string, { at, level, indicators }: PlannedRating) {
  const id = randomUUID();
  return {
    id,
    request,
    key: id,
    fingerprint: '',
    kind: 'rating' as const,
    at: new Date(at),
    indicators: JSON.stringify(indicators),
    scheme: 'civickit/1',
    answer_by: level <= 2 ? new Date(at + answerMs) : null,
  };
}

/** As the server gives them: the day in the county, and digits that do not count. */
function numberOf({ at }: PlannedReport, index: number): string {
  const day = new Date(at + 8 * 3_600_000).toISOString().slice(0, 10).replaceAll('-', '');
  return `${day}-${String((index * 7919 + 104_729) % 1_000_000).padStart(6, '0')}`;
}
