import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { createHttp } from '@civickit/core';
import { explainConfiguration, takeConfiguration, type Configuration } from '@civickit/embed/configuration.js';
import type { Texts } from '../texts/texts.js';
import { userAgent } from '../version.js';
import { type PlacedIssue, readJson } from './read-json.js';

export interface ReadConfiguration {
  /** What was asked for: a path or an address. */
  readonly name: string;
  /** Absent where nothing of it can be used. */
  readonly configuration?: Configuration;
  readonly issues: readonly PlacedIssue[];
  /** Folder of the file; absent where it was read from a server. */
  readonly folder?: string;
  /** Address that it was read from. */
  readonly url?: URL;
}

/** Reads `civickit.json` from a path or an http(s) address and says all that is wrong with it. Never rejects for its content. */
export async function readConfiguration(name: string, texts: Texts): Promise<ReadConfiguration> {
  const url = /^https?:\/\//i.test(name) ? new URL(name) : undefined;
  const origin = url ? { name, url } : { name, folder: path.dirname(path.resolve(name)) };
  const bytes = await (url ? fetchBytes(url) : readFile(name)).catch((cause: unknown) => cause as Error);
  if (bytes instanceof Error) {
    const missing = (bytes as NodeJS.ErrnoException).code === 'ENOENT';
    return {
      ...origin,
      issues: [{ path: '', row: 0, column: 0, message: missing ? texts.missing(name) : texts.unreadable(bytes.message) }],
    };
  }
  const read = readJson(bytes, texts);
  if (read.issue) return { ...origin, issues: [read.issue] };
  const { configuration } = takeConfiguration(read.value);
  const issues = explainConfiguration(read.value, texts.explanations).map((issue) => ({ ...issue, ...read.placeOf(issue.path) }));
  return { ...origin, ...(configuration && { configuration }), issues };
}

async function fetchBytes(url: URL): Promise<Uint8Array> {
  const { bytes } = await createHttp().send({ method: 'GET', url, headers: { 'User-Agent': userAgent } }, new AbortController().signal);
  return bytes;
}
