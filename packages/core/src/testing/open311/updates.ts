import type { Reply } from './dialect.js';
import { valueOf } from './received.js';
import { refuse, type Refusal } from './refusal.js';
import type { Conversation } from './routes.js';

const statusWords = new Set(
  'OPEN CLOSED FIXED IN_PROGRESS PLANNED ACTION_SCHEDULED INVESTIGATING DUPLICATE NOT_COUNCILS_RESPONSIBILITY NO_FURTHER_ACTION INTERNAL_REFERRAL CANCELLED REOPEN FOR_TRIAGE UNCHANGED'.split(
    ' ',
  ),
);

/** `GET servicerequestupdates`, oldest first; both dates or neither. */
export function listUpdates({ state, dialect, wire }: Conversation): Reply | Refusal {
  const { updates, dates } = dialect;
  const list = updates?.list;
  if (!list) return refuse('path', 'There are no service request updates here');
  const [start, end] = [valueOf(wire.received.query, 'start_date'), valueOf(wire.received.query, 'end_date')];
  if ((start === undefined) !== (end === undefined)) return refuse('invalid', 'start_date and end_date go together');
  const [from, until] = [start === undefined ? -Infinity : dates.read(start), end === undefined ? Infinity : dates.read(end)];
  if (from === undefined || until === undefined) return refuse('invalid', 'Not a valid date');
  const rows = state.reports.flatMap((report) => (report.updates ?? []).map((update) => ({ update, report, at: Date.parse(update.at) })));
  const found = rows.filter(({ at }) => at >= from && at <= until).sort((a, b) => a.at - b.at);
  return { name: 'service_request_updates', body: found.map(({ update, report }) => list(update, report, wire)) };
}

/** `POST servicerequestupdates`, by which one council tells another. */
export function postUpdate({ state, dialect, wire, apiKey }: Conversation): Reply | Refusal {
  if (!dialect.updates?.post) return refuse('path', 'No updates can be sent here');
  const { fields } = wire.received;
  if (valueOf(fields, 'api_key') !== apiKey) return refuse('key', 'Invalid API key');
  const needed = ['service_request_id', 'update_id', 'status', 'updated_datetime', 'description'];
  const missing = needed.find((name) => valueOf(fields, name) === undefined);
  if (missing) return refuse('invalid', `Bad request: missing ${missing}`);
  const status = valueOf(fields, 'status') ?? '';
  if (!statusWords.has(status)) return refuse('invalid', `Bad request: status ${status}`);
  const id = valueOf(fields, 'service_request_id') ?? '';
  if (!state.reports.some((report) => wire.id(report) === id)) return refuse('unknown', `service_request_id ${id} was not found`);
  if (dialect.dates.read(valueOf(fields, 'updated_datetime') ?? '') === undefined)
    return refuse('invalid', 'Bad request: updated_datetime');
  state.addUpdate(Object.fromEntries(fields));
  return { name: 'service_request_updates', body: [{ update_id: valueOf(fields, 'update_id') ?? '' }] };
}
