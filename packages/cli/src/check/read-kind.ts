import { type CivicError, isCivicError, type Kind, type SourceContext, type SourceOf } from '@civickit/core';
import { type ItemCount, readPages } from '../pull/read-all.js';
import type { Texts } from '../texts/texts.js';
import type { Finding } from './finding.js';
import { judgeItems, newestDay } from './judge-items.js';

/** How much a source gives. */
export interface KindCount extends ItemCount {
  readonly kind: Kind;
  /** What can be reported, at sources of requests. */
  readonly types?: number;
}

/** A source of any kind that a configuration names. */
export type AnySource = { readonly [K in Kind]: SourceOf[K] & { readonly kind: K } }[Kind];

export interface ReadKind {
  readonly count: KindCount;
  readonly problems: readonly CivicError[];
  /** Day of the newest notice. */
  readonly newest?: string;
  /** What is said of it beside its count, once it can be read. */
  readonly findings: readonly Finding[];
}

/** There are records, and not one of them can be read. */
export function isUnreadable({ items, types = 0 }: KindCount, problems: readonly CivicError[]): boolean {
  return items + types === 0 && problems.length > 0;
}

/** Reads what a source has, for `check` to tell. Rejects when it has nothing. */
export function readKind(source: AnySource, context: SourceContext, texts: Texts): Promise<ReadKind> {
  switch (source.kind) {
    case 'notices':
      return readNotices(source, context, texts);
    case 'services':
      return readServices(source, context, texts);
    case 'requests':
      return readRequests(source, context, texts);
    case 'forms':
      return readForms(source, context, texts);
  }
}

async function readNotices(source: SourceOf['notices'], context: SourceContext, texts: Texts): Promise<ReadKind> {
  const { items, count, problems } = await readPages(source, context);
  const newest = newestDay(items);
  const findings = judgeItems(source.id, items, source.about?.freshness, context.zone, texts);
  return { count: { kind: 'notices', ...count }, problems, findings, ...(newest && { newest }) };
}

async function readServices(source: SourceOf['services'], context: SourceContext, texts: Texts): Promise<ReadKind> {
  const { count, problems } = await readPages(source, context);
  const can = source.taxonomies ? [texts.check.abilities.taxonomies] : [];
  return { count: { kind: 'services', ...count }, problems, findings: [capabilities(source, can, texts)] };
}

async function readForms(source: SourceOf['forms'], context: SourceContext, texts: Texts): Promise<ReadKind> {
  const { count, problems } = await readPages(source, context);
  const { submit, handoff } = texts.check.abilities;
  const can = source.send ? [source.send.handoff ? handoff : submit] : [];
  return { count: { kind: 'forms', ...count }, problems, findings: [capabilities(source, can, texts)] };
}

/** Types, and the first page of requests: who has both is read, and who lists nothing is no failure. */
async function readRequests(source: SourceOf['requests'], context: SourceContext, texts: Texts): Promise<ReadKind> {
  const types = await source.types?.({}, context);
  const listed = await source.list({}, undefined, context).catch((error: unknown) => {
    if (types && isCivicError(error)) return error;
    throw error;
  });
  const { abilities } = texts.check;
  const findings = [
    capabilities(
      source,
      (['send', 'describe', 'updates'] as const).flatMap((name) =>
        source[name] ? [abilities[source.send?.handoff && name === 'send' ? 'handoff' : name]] : [],
      ),
      texts,
    ),
  ];
  const count = { kind: 'requests', items: 0, ...(types && { types: types.items.length }) } as const;
  const problems = [...(types?.skipped ?? [])];
  if (isCivicError(listed)) {
    if (listed.kind !== 'unsupported') {
      findings.push({ level: 'caution', where: source.id, message: texts.check.listsNothing(listed.code, listed.message) });
    }
    return { count, problems, findings };
  }
  const { items, next, skipped } = listed;
  return {
    count: { ...count, items: items.length, ...(next !== undefined && { atLeast: true }) },
    problems: [...problems, ...skipped],
    findings,
  };
}

function capabilities({ id, applies }: AnySource, can: readonly string[], texts: Texts): Finding {
  return { level: 'note', where: id, message: texts.check.capabilities(can, [...applies]) };
}
