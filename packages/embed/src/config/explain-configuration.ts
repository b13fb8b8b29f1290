import type { Issue } from '@civickit/core';
import type * as z from 'zod/mini';
import { adapterOptions } from './adapter-options.js';
import { isLanguage, isRecord, isZone } from './configuration.js';
import { explainIssues, explainKey } from './explain.js';
import { configurationSchema, sourceSchema } from './schema.js';

/** Everything that is wrong with a configuration, each with its place and what to write instead. */
export function explainConfiguration(value: unknown): Issue[] {
  if (!isRecord(value)) return [{ path: '', message: 'civickit.json must be an object: { "civickit": 1, "notices": [ … ] }' }];
  const issues: Issue[] = [];
  const shape: Readonly<Record<string, z.ZodMiniType>> = configurationSchema.shape;
  const known = Object.keys(shape);
  if (value.civickit === undefined)
    issues.push({ path: 'civickit', message: 'is missing; write "civickit": 1, the version it is written for' });
  for (const [key, part] of Object.entries(value)) {
    if (!known.includes(key)) issues.push({ path: key, message: explainKey(key, known) });
    else if (key === 'notices' && Array.isArray(part)) issues.push(...explainSources(part));
    else issues.push(...explainIssues(shape[key]?.safeParse(part, { reportInput: true }).error?.issues ?? [], key));
  }
  if (typeof value.zone === 'string' && !isZone(value.zone)) {
    issues.push({ path: 'zone', message: `"${value.zone}" is no time zone; write "Asia/Shanghai", or another IANA name` });
  }
  if (typeof value.lang === 'string' && !isLanguage(value.lang))
    issues.push({ path: 'lang', message: `"${value.lang}" is no language; write "zh-Hans"` });
  return issues;
}

function explainSources(entries: readonly unknown[]): Issue[] {
  const ids = new Set<unknown>();
  return entries.flatMap((entry, index) => {
    const place = `notices[${index}]`;
    const read = sourceSchema.safeParse(entry, { reportInput: true });
    if (!read.success) return explainIssues(read.error.issues, place);
    const { adapter, ...options } = read.data;
    const issues = explainAdapter(adapter, options, place);
    if (ids.has(options.id)) issues.push({ path: place, message: `there is a source "${options.id}" already; write another id` });
    ids.add(options.id);
    return issues;
  });
}

function explainAdapter(adapter: string, options: unknown, place: string): Issue[] {
  const names = Object.keys(adapterOptions);
  const schema = names.includes(adapter) ? adapterOptions[adapter] : undefined;
  if (!schema) return [{ path: `${place}.adapter`, message: `there is no adapter "${adapter}"; write one of ${names.join(', ')}` }];
  return explainIssues(schema.safeParse(options, { reportInput: true }).error?.issues ?? [], place, [
    'adapter',
    ...Object.keys(schema.shape),
  ]);
}
