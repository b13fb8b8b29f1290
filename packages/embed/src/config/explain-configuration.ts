import type { Issue, Kind } from '@civickit/core';
import type * as z from 'zod/mini';
import { adapterOptions } from './adapter-options.js';
import { isAddress, isLanguage, isRecord, isZone, kinds } from './configuration.js';
import { englishExplanations, type Explanations } from './explanations.js';
import { explainIssues, explainKey } from './explain.js';
import { configurationSchema, sourceSchema } from './schema.js';

/** Everything that is wrong with a configuration, each with its place and what to write instead. */
export function explainConfiguration(value: unknown, texts: Explanations = englishExplanations): Issue[] {
  if (!isRecord(value)) return [{ path: '', message: texts.noObject }];
  const issues: Issue[] = [];
  const shape: Readonly<Record<string, z.ZodMiniType>> = configurationSchema.shape;
  const known = Object.keys(shape);
  if (value.civickit === undefined) issues.push({ path: 'civickit', message: texts.versionMissing });
  for (const [key, part] of Object.entries(value)) {
    const kind = kinds.find((each) => each === key);
    if (!known.includes(key)) issues.push({ path: key, message: explainKey(key, known, texts) });
    else if (kind && Array.isArray(part)) issues.push(...explainSources(kind, part, texts));
    else issues.push(...explainIssues(shape[key]?.safeParse(part, { reportInput: true }).error?.issues ?? [], key, texts));
  }
  if (typeof value.zone === 'string' && !isZone(value.zone)) {
    issues.push({ path: 'zone', message: texts.noZone(value.zone) });
  }
  if (typeof value.lang === 'string' && !isLanguage(value.lang)) issues.push({ path: 'lang', message: texts.noLanguage(value.lang) });
  for (const key of ['relay', 'pulled', 'calendar'] as const) {
    if (typeof value[key] === 'string' && !isAddress(value[key]))
      issues.push({ path: key, message: texts.write(texts.wrong, texts.samples[key] ?? '') });
  }
  return issues;
}

function explainSources(kind: Kind, entries: readonly unknown[], texts: Explanations): Issue[] {
  const ids = new Set<unknown>();
  return entries.flatMap((entry, index) => {
    const place = `${kind}[${index}]`;
    const read = sourceSchema.safeParse(entry, { reportInput: true });
    if (!read.success) return explainIssues(read.error.issues, place, texts);
    const { adapter, ...options } = read.data;
    const issues = explainAdapter(kind, adapter, options, place, texts);
    if (ids.has(options.id)) issues.push({ path: place, message: texts.sameId(options.id) });
    ids.add(options.id);
    return issues;
  });
}

function explainAdapter(kind: Kind, adapter: string, options: unknown, place: string, texts: Explanations): Issue[] {
  const names = Object.keys(adapterOptions).filter((name) => adapterOptions[name]?.[kind]);
  const schema = names.includes(adapter) ? adapterOptions[adapter]?.[kind] : undefined;
  if (!schema) return [{ path: `${place}.adapter`, message: texts.noAdapter(adapter, names.join(', ')) }];
  return explainIssues(schema.safeParse(options, { reportInput: true }).error?.issues ?? [], place, texts, [
    'adapter',
    ...Object.keys(schema.shape),
  ]);
}
