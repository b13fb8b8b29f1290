import { CivicError, createHttp, isCivicError, type Http, type HttpRequest } from '@civickit/core';
import * as z from 'zod/mini';
import {
  auditCheck,
  auditPage,
  staffMembers,
  type StaffAuditCheck,
  type StaffAuditPage,
  type StaffAuditQuery,
  type StaffMembers,
} from './audit.schema.js';
import { staffJobs, type StaffJobs } from './job.schema.js';
import {
  staffNotice,
  staffNoticePage,
  type StaffNotice,
  type StaffNoticeDraft,
  type StaffNoticePage,
  type StaffNoticeQuery,
} from './notice.schema.js';
import { staffSelf, type StaffSelf } from './operations.js';
import {
  requestPhoto,
  staffCounts,
  staffRequest,
  staffRequestPage,
  type StaffCounts,
  type StaffRequest,
  type StaffRequestChange,
  type StaffRequestPage,
  type StaffRequestPhoto,
  type StaffRequestPublication,
  type StaffRequestQuery,
} from './request.schema.js';
import { staffConflict } from './staff-conflict.js';
import {
  staffSubmission,
  staffSubmissionPage,
  type StaffSubmission,
  type StaffSubmissionPage,
  type StaffSubmissionQuery,
} from './submission.schema.js';

export interface StaffClientOptions {
  /** Where the server has it, as in `/staff`. */
  readonly url: string | URL;
  /** @default one that sends the cookies of the page's own site: `createHttp({ credentials: 'same-origin' })` */
  readonly http?: Http;
}

/** What a call may be given besides. */
export interface StaffCall {
  readonly signal?: AbortSignal;
  /** BCP 47 tag that questions, answers and heads are wanted in. @default that of the area */
  readonly lang?: string;
}

/**
 * The server as members of staff use it. Whoever changes something says which `version` they have read. Every method
 * @throws CivicError `auth/refused` where nobody has signed in (401) or their role does not allow it (403), `http/client-error` (404) for
 * what there is not or in an area that is not theirs, `conflict/changed` where somebody else changed it meanwhile (`conflictOf` tells who
 * and what), `protocol/wrong-shape`, and what `Http` throws
 */
export interface StaffClient {
  self(call?: StaffCall): Promise<StaffSelf>;
  requests(query?: StaffRequestQuery, call?: StaffCall): Promise<StaffRequestPage>;
  /** How many open ones there are by the views of the inbox. */
  counts(call?: StaffCall): Promise<StaffCounts>;
  request(id: string, call?: StaffCall): Promise<StaffRequest>;
  changeRequest(id: string, version: number, change: StaffRequestChange, call?: StaffCall): Promise<StaffRequest>;
  /** Sends a JPEG, PNG or WebP, which a `changeRequest` then names in its `photos`. It is drawn anew, without what it tells beside what is on it. */
  addPhoto(id: string, picture: Blob, call?: StaffCall): Promise<StaffRequestPhoto>;
  /**
   * Takes a picture away for ever that went with a reply; `position` counts from 0 among those that are there, `hash` is its own. Where
   * another one is there by now, nothing is taken away, and the error is `conflict/changed`.
   */
  removePhoto(id: string, version: number, update: string, position: number, hash: string, call?: StaffCall): Promise<StaffRequest>;
  /** To a member, to oneself by one's own id, or to nobody by null. */
  assignRequest(id: string, version: number, member: string | null, call?: StaffCall): Promise<StaffRequest>;
  /** A note that only staff see. `key`, 16 to 64 letters, digits, `_` or `-`, keeps a repeat from being a second note. */
  noteRequest(id: string, key: string, text: string, call?: StaffCall): Promise<StaffRequest>;
  publishRequest(id: string, version: number, publication: StaffRequestPublication, call?: StaffCall): Promise<StaffRequest>;
  notices(area: string, query?: StaffNoticeQuery, call?: StaffCall): Promise<StaffNoticePage>;
  notice(area: string, id: string, call?: StaffCall): Promise<StaffNotice>;
  /** `version` is undefined for a new one, whose `id` is best a new `urn:uuid:`; the same sent again is the same notice. */
  writeNotice(area: string, id: string, version: number | undefined, draft: StaffNoticeDraft, call?: StaffCall): Promise<StaffNotice>;
  /** Now, or from `at` on. */
  publishNotice(area: string, id: string, version: number, at?: string, call?: StaffCall): Promise<StaffNotice>;
  withdrawNotice(area: string, id: string, version: number, call?: StaffCall): Promise<StaffNotice>;
  /** Says that it still holds: today, or on a day. */
  verifyNotice(area: string, id: string, version: number, on?: string, call?: StaffCall): Promise<StaffNotice>;
  submissions(area: string, query?: StaffSubmissionQuery, call?: StaffCall): Promise<StaffSubmissionPage>;
  submission(area: string, number: string, call?: StaffCall): Promise<StaffSubmission>;
  /** Those to whom requests of an area can be assigned. */
  members(area: string, call?: StaffCall): Promise<StaffMembers>;
  audit(query?: StaffAuditQuery, call?: StaffCall): Promise<StaffAuditPage>;
  /** `mark` is a `last` of an earlier check. */
  checkAudit(mark?: { readonly id: string; readonly hash: string }, call?: StaffCall): Promise<StaffAuditCheck>;
  /** Mail and webhooks that were given up, the latest first. */
  failedJobs(area: string, call?: StaffCall): Promise<StaffJobs>;
  /** Tries one of them from the beginning; gives what is left that was given up. */
  retryJob(area: string, id: string, call?: StaffCall): Promise<StaffJobs>;
  /** Address of a file that came with a form, to be downloaded. */
  fileUrl(area: string, number: string, file: string): URL;
  /** Address of the inbox as a spreadsheet. */
  requestsCsvUrl(query?: StaffRequestQuery, lang?: string): URL;
  /** Address of what came by one version of a form as a spreadsheet. @default the version that is offered */
  submissionsCsvUrl(area: string, form: string, version?: string, lang?: string): URL;
}

type Fields = Readonly<Record<string, string | number | boolean | undefined>>;
type Body = Readonly<{
  method: 'POST' | 'PUT' | 'PATCH';
  /** As JSON, or the bytes of a file. */
  body: object | Uint8Array<ArrayBuffer>;
  headers?: Record<string, string>;
}>;

/** @throws CivicError `invalid/url` */
export function createStaffClient({ url, http = createHttp({ credentials: 'same-origin' }) }: StaffClientOptions): StaffClient {
  const page = globalThis.location?.href;
  if (!URL.canParse(url, page)) throw new CivicError('invalid/url', `"${String(url)}" is no address of a staff API`);
  const base = new URL(url, page).href.replace(/\/*$/, '/');

  const addressOf = (parts: readonly string[], fields: Fields = {}): URL => {
    const address = new URL(base);
    address.pathname += parts.map(encodeURIComponent).join('/');
    for (const [name, value] of Object.entries(fields)) if (value !== undefined) address.searchParams.set(name, String(value));
    return address;
  };

  async function ask<T>(schema: z.ZodMiniType<T>, address: URL, { signal = never, lang }: StaffCall = {}, change?: Body): Promise<T> {
    if (lang !== undefined) address.searchParams.set('lang', lang);
    let said: unknown;
    const request: HttpRequest = {
      method: change?.method ?? 'GET',
      url: address,
      headers: { accept: 'application/json', ...(change && { 'content-type': 'application/json' }), ...change?.headers },
      keep: false,
      explain: (body) => ((said = jsonOf(body)), undefined),
      ...(change && { body: change.body instanceof Uint8Array ? change.body : JSON.stringify(change.body) }),
    };
    const answer = await http.send(request, signal).catch((error: unknown) => {
      throw recoded(error, said);
    });
    const read = z.safeParse(schema, jsonOf(answer.bytes));
    if (read.success) return read.data;
    const [issue] = read.error.issues;
    const where = `/${issue?.path.map(String).join('/') ?? ''}`;
    throw new CivicError('protocol/wrong-shape', `${request.method} ${address.pathname}: ${where}: ${issue?.message ?? 'no JSON'}`);
  }

  const requestAt = (id: string, ...more: string[]) => addressOf(['requests', id, ...more]);
  const noticeAt = (area: string, id: string, ...more: string[]) => addressOf(['areas', area, 'notices', id, ...more]);
  const queryOf = ({ text, ...rest }: StaffRequestQuery | StaffNoticeQuery = {}): Fields => ({ ...(rest as Fields), q: text });

  return {
    self: (call) => ask(staffSelf, addressOf(['self']), call),
    requests: (query, call) => ask(staffRequestPage, addressOf(['requests'], queryOf(query)), call),
    counts: (call) => ask(staffCounts, addressOf(['counts']), call),
    request: (id, call) => ask(staffRequest, requestAt(id), call),
    changeRequest: (id, version, body, call) =>
      ask(staffRequest, requestAt(id), call, { method: 'PATCH', body, headers: ifMatch(version) }),
    async addPhoto(id, picture, call) {
      const body = new Uint8Array(await picture.arrayBuffer());
      const headers = { 'content-type': picture.type || 'application/octet-stream' };
      return ask(requestPhoto, requestAt(id, 'photos'), call, { method: 'POST', body, headers });
    },
    removePhoto: (id, version, update, position, hash, call) =>
      ask(staffRequest, requestAt(id, 'updates', update, 'photos', String(position), 'remove'), call, {
        method: 'POST',
        body: { hash },
        headers: ifMatch(version),
      }),
    assignRequest: (id, version, member, call) =>
      ask(staffRequest, requestAt(id, 'assignee'), call, { method: 'PUT', body: { member }, headers: ifMatch(version) }),
    noteRequest: (id, key, text, call) =>
      ask(staffRequest, requestAt(id, 'notes'), call, { method: 'POST', body: { text }, headers: { 'idempotency-key': key } }),
    publishRequest: (id, version, body, call) =>
      ask(staffRequest, requestAt(id, 'publication'), call, { method: 'PUT', body, headers: ifMatch(version) }),
    notices: (area, query, call) => ask(staffNoticePage, addressOf(['areas', area, 'notices'], queryOf(query)), call),
    notice: (area, id, call) => ask(staffNotice, noticeAt(area, id), call),
    writeNotice: (area, id, version, body, call) =>
      ask(staffNotice, noticeAt(area, id), call, {
        method: 'PUT',
        body,
        headers: version === undefined ? { 'if-none-match': '*' } : ifMatch(version),
      }),
    publishNotice: (area, id, version, at, call) =>
      ask(staffNotice, noticeAt(area, id, 'publish'), call, { method: 'POST', body: given({ at }), headers: ifMatch(version) }),
    withdrawNotice: (area, id, version, call) =>
      ask(staffNotice, noticeAt(area, id, 'withdraw'), call, { method: 'POST', body: {}, headers: ifMatch(version) }),
    verifyNotice: (area, id, version, on, call) =>
      ask(staffNotice, noticeAt(area, id, 'verify'), call, { method: 'POST', body: given({ on }), headers: ifMatch(version) }),
    submissions: (area, query, call) => ask(staffSubmissionPage, addressOf(['areas', area, 'submissions'], query as Fields), call),
    submission: (area, number, call) => ask(staffSubmission, addressOf(['areas', area, 'submissions', number]), call),
    members: (area, call) => ask(staffMembers, addressOf(['areas', area, 'members']), call),
    audit: (query, call) => ask(auditPage, addressOf(['audit'], query as Fields), call),
    checkAudit: (mark, call) => ask(auditCheck, addressOf(['audit', 'check'], { mark: mark && `${mark.id}:${mark.hash}` }), call),
    failedJobs: (area, call) => ask(staffJobs, addressOf(['areas', area, 'jobs']), call),
    retryJob: (area, id, call) => ask(staffJobs, addressOf(['areas', area, 'jobs', id, 'retry']), call, { method: 'POST', body: {} }),
    fileUrl: (area, number, file) => addressOf(['areas', area, 'submissions', number, 'files', file]),
    requestsCsvUrl: (query, lang) => addressOf(['requests.csv'], { ...queryOf(query), lang }),
    submissionsCsvUrl: (area, form, version, lang) => addressOf(['areas', area, 'submissions.csv'], { form, version, lang }),
  };
}

const never = new AbortController().signal;

function ifMatch(version: number): Record<string, string> {
  return { 'if-match': `"${version}"` };
}

function given(fields: Fields): object {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}

/** What `Http` says of a refusal, by the code that tells what to do about it. */
function recoded(error: unknown, said: unknown): unknown {
  if (!isCivicError(error) || error.code !== 'http/client-error') return error;
  const { message, source, url, status, retry, issues } = error;
  const details = { cause: error as unknown, source, url, status, retry, issues };
  if (status === 401 || status === 403) return new CivicError('auth/refused', message, details);
  const conflict = status === 409 ? z.safeParse(staffConflict, said) : undefined;
  return conflict?.success ? new CivicError('conflict/changed', message, { ...details, cause: conflict.data }) : error;
}
