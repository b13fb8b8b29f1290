import { isReadable, type SampleReport, type SampleType } from '../town/sample-town.js';
import type { Dialect, Reply, Wire } from './dialect.js';
import { findReports } from './find-reports.js';
import { without, type Plain, type PlainRecord } from './plain.js';
import { readSubmission } from './read-submission.js';
import { valueOf } from './received.js';
import { isRefusal, refuse, type Refusal } from './refusal.js';
import type { TownState } from './town-state.js';
import { listUpdates, postUpdate } from './updates.js';

export interface Conversation {
  readonly state: TownState;
  readonly dialect: Dialect;
  readonly wire: Wire;
  readonly apiKey: string;
  /** The jurisdiction that has to be named; absent where none has to. */
  readonly jurisdiction?: string;
  readonly pageSize?: number;
}

type Handle = (conversation: Conversation, part: string) => Reply | Refusal;

const routes: readonly (readonly [method: string, path: RegExp, handle: Handle])[] = [
  ['GET', /^discovery$/, ({ dialect, wire }) => ({ name: 'discovery', body: dialect.discovery(wire.received.url.origin + dialect.base) })],
  ['GET', /^services$/, listTypes],
  ['GET', /^services\/(.+)$/, describeType],
  ['GET', /^requests$/, listRequests],
  ['POST', /^requests$/, submit],
  ['GET', /^requests\/(.+)$/, getRequest],
  ['GET', /^tokens\/(.+)$/, askToken],
  ['GET', /^servicerequestupdates$/, (conversation) => listUpdates(conversation)],
  ['POST', /^servicerequestupdates$/, (conversation) => postUpdate(conversation)],
];

/** @param path below the base, without the format */
export function route(conversation: Conversation, path: string): Reply | Refusal {
  const { received } = conversation.wire;
  const blank = [...received.query, ...received.fields].find(([, value]) => value === '');
  if (blank) return refuse('invalid', `The parameter ${blank[0]} is empty`);
  const found = routes.find(([method, pattern]) => method === received.method && pattern.test(path));
  if (!found) return refuse('path', `There is no ${received.method} ${path}`);
  const refusal = path === 'discovery' ? undefined : checkJurisdiction(conversation);
  return refusal ?? found[2](conversation, decodeURIComponent(found[1].exec(path)?.[1] ?? ''));
}

function checkJurisdiction({ wire: { received }, jurisdiction }: Conversation): Refusal | undefined {
  if (jurisdiction === undefined) return undefined;
  const given = valueOf([...received.query, ...received.fields], 'jurisdiction_id');
  if (given === undefined) return refuse('jurisdiction', 'jurisdiction_id was not provided');
  return given === jurisdiction ? undefined : refuse('unknown', `jurisdiction_id ${given} was not found`);
}

function listTypes({ state, dialect, wire }: Conversation): Reply {
  return { name: 'services', body: state.types.map((type) => dialect.service(type, wire)) };
}

function describeType({ state, dialect, wire }: Conversation, code: string): Reply | Refusal {
  if (!dialect.definition) return refuse('path', 'Services are not described here');
  const type = state.types.find((one) => wire.code(one) === code);
  return type
    ? { name: 'service_definition', body: dialect.definition(type, wire) }
    : refuse('unknown', `The service code ${code} is unknown`);
}

function listRequests(conversation: Conversation): Reply | Refusal {
  const { state, dialect, wire, pageSize } = conversation;
  const found = findReports(state, dialect, wire);
  if (isRefusal(found)) return found;
  const [start, end] = dialect.paging(wire.received.url.searchParams, found.length, pageSize);
  const part = found.slice(start, end);
  if (part.length === 0 && dialect.emptyIsUnknown) return refuse('nothing', 'No Service requests found');
  return {
    name: 'service_requests',
    body: part.map((report) => flawed(dialect.row(report, wire), report)),
    extent: { total: found.length, start, length: part.length },
  };
}

function getRequest({ state, dialect, wire }: Conversation, id: string): Reply | Refusal {
  if (dialect.ids && !dialect.ids.test(id)) return refuse('path', `${id} is no id here`);
  const found = state.reports.filter((report) => wire.id(report) === id && isReadable(report));
  if (found.length === 0 && dialect.status.unknown !== 200) return refuse('unknown', `service_request_id ${id} was not found`);
  return { name: 'service_requests', body: found.map((report) => flawed(dialect.row(report, wire), report)) };
}

function askToken({ state, dialect, wire }: Conversation, token: string): Reply | Refusal {
  if (dialect.pendingToken === undefined) return refuse('path', 'There are no tokens here');
  const found = state.settle(token);
  if (found === undefined) return refuse('unknown', `The token ${token} is unknown`);
  if (found !== 'pending') return { name: 'service_requests', body: [{ service_request_id: wire.id(found), token }] };
  if (dialect.pendingToken === '404') return refuse('unknown', 'The service request id is not known yet');
  return { name: 'service_requests', body: [dialect.pendingToken === 'missing' ? { token } : { service_request_id: null, token }] };
}

function submit(conversation: Conversation): Reply | Refusal {
  const { state, dialect, wire, apiKey } = conversation;
  if (!dialect.submitting) return refuse('path', 'Nothing can be sent here');
  const key = valueOf(wire.received.fields, 'api_key');
  if (key !== apiKey)
    return refuse('key', `${key === undefined ? 'No' : 'Invalid'} api_key received -- can't proceed with create_request.`);
  const draft = readSubmission(state, dialect, wire, dialect.submitting);
  if (isRefusal(draft)) return draft;
  const type = state.types.find(({ code }) => code === draft.type);
  const processing = processingOf(dialect, type);
  if (processing === 'realtime') return dialect.created(state.add(draft, 'listed'), wire);
  const report = state.add(draft, processing === 'batch' ? 'waiting' : 'unlisted');
  const token = processing === 'batch' ? { token: state.tokenOf(report) } : { service_notice: 'Thank you.', account_id: null };
  return { name: 'service_requests', body: [token] };
}

/** Servers without tokens give every report its id at once. */
function processingOf({ pendingToken }: Pick<Dialect, 'pendingToken'>, type: SampleType | undefined): SampleType['processing'] {
  return pendingToken === undefined ? 'realtime' : (type?.processing ?? 'realtime');
}

/** The row as its flaw leaves it. */
function flawed(row: PlainRecord, { flaw }: SampleReport): Plain {
  if (flaw === 'no-row') return null;
  if (flaw === 'no-id') return without(row, 'service_request_id', 'servicerequest_id');
  if (flaw === 'no-date') return { ...row, requested_datetime: 'not known' };
  if (flaw === 'empty-place') return { ...row, lat: '', long: '' };
  if (flaw === 'zero-place') return { ...row, lat: 0, long: 0 };
  return flaw === 'far-place' ? { ...row, lat: 95.5, long: 275.1 } : row;
}
