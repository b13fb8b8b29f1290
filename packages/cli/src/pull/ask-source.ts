import { createHash } from 'node:crypto';
import type { Http, HttpAnswer } from '@civickit/core';
import type { SourceEntry } from '@civickit/embed/configuration.js';
import { userAgent, version } from '../version.js';
import { type AnyPulledFile, makeFile, type PulledSourceOf } from './make-file.js';
import type { Validators } from './pull-index.js';

export interface Asked {
  readonly file: AnyPulledFile;
  /** What makes the next request conditional. */
  readonly validators: Validators | undefined;
}

export interface AskSetting {
  readonly entry: SourceEntry;
  readonly zone: string;
  readonly http: Http;
  readonly signal: AbortSignal;
  /** The copy that lies there. */
  readonly before: AnyPulledFile | undefined;
  readonly validators: Validators | undefined;
}

/** Asks a source under our name, and only for what has changed since `before`. Rejects with status 304 where nothing has. */
export async function askSource(source: PulledSourceOf, { entry, zone, http, signal, before, validators }: AskSetting): Promise<Asked> {
  const stamp = fingerprint(entry, zone);
  const conditions = before && validators?.entry === stamp ? conditionsOf(validators) : {};
  const answers: HttpAnswer[] = [];
  const network: Http = {
    async send(request, abort) {
      const headers = { ...request.headers, 'User-Agent': userAgent, ...(answers.length === 0 ? conditions : {}) };
      const answer = await http.send({ ...request, headers }, abort);
      answers.push(answer);
      return answer;
    },
  };
  const file = await makeFile(source, before, { http: network, clock: Date, zone, signal });
  // Taxonomies are asked for apart, and an unchanged list says nothing about them.
  const alone = !('taxonomies' in source && source.taxonomies);
  return { file, validators: alone ? validatorsOf(answers, stamp) : undefined };
}

/** Of a source that was read by one request only: of several, one unchanged page says nothing about the others. */
function validatorsOf(answers: readonly HttpAnswer[], entry: string): Validators | undefined {
  const [only] = answers;
  if (!only || answers.length > 1) return undefined;
  const etag = only.headers.get('etag') ?? undefined;
  const lastModified = only.headers.get('last-modified') ?? undefined;
  return etag || lastModified ? { entry, ...(etag && { etag }), ...(lastModified && { lastModified }) } : undefined;
}

function conditionsOf({ etag, lastModified }: Validators): Record<string, string> {
  return { ...(etag && { 'If-None-Match': etag }), ...(lastModified && { 'If-Modified-Since': lastModified }) };
}

/** An entry that is configured otherwise, or read by another release, must be read anew. */
function fingerprint(entry: SourceEntry, zone: string): string {
  return createHash('sha256')
    .update(JSON.stringify([version, zone, entry]))
    .digest('hex')
    .slice(0, 16);
}
