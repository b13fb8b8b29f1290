import { parsePulled, type PulledFile } from '@civickit/adapters/pulled';
import { mostServiceBytes, parsePulledServices, type PulledServicesFile } from '@civickit/adapters/pulled/services';
import { CivicError, type Instant, isCivicError, type ServiceSource, type Source, type SourceContext, type Taxonomy } from '@civickit/core';
import type { PulledKind } from '../config/configured-sources.js';
import { type ReadSource, readAll } from './read-all.js';

export type AnyPulledFile = PulledFile | PulledServicesFile;
export type PulledSourceOf = Source<'notices'> | ServiceSource;

/** Asks a source for all that it has, and makes a file of it that holds exactly what a page will take of it. Rejects when any of it fails. */
export async function makeFile(source: PulledSourceOf, before: AnyPulledFile | undefined, context: SourceContext): Promise<AnyPulledFile> {
  return isServices(source) ? fileOfServices(source, before, context) : fileOfNotices(source, context);
}

function isServices(source: PulledSourceOf): source is ServiceSource {
  return source.kind === 'services';
}

async function fileOfNotices(source: Source<'notices'>, context: SourceContext): Promise<PulledFile> {
  const made = plainFile(source, await readAll(source, context));
  const { items, problems } = parsePulled(bytesOf(made), source.id);
  return { ...made, items, skipped: problems.length };
}

async function fileOfServices(
  source: ServiceSource,
  before: AnyPulledFile | undefined,
  context: SourceContext,
): Promise<PulledServicesFile> {
  const read = await readAll(source, context);
  const taxonomies = await taxonomiesOf(source, before, context);
  const made: PulledServicesFile = { ...plainFile(source, read), ...(taxonomies.length > 0 && { taxonomies }) };
  const bytes = bytesOf(made);
  if (bytes.length > mostServiceBytes) {
    throw new CivicError('too-large/answer', `its services take ${bytes.length} bytes, and pages read at most ${mostServiceBytes}`, {
      source: source.id,
    });
  }
  const parsed = parsePulledServices(bytes, source.id);
  return {
    ...made,
    items: parsed.items,
    ...(taxonomies.length > 0 && { taxonomies: parsed.taxonomies }),
    skipped: parsed.problems.length,
  };
}

/** The services are of use without them; those of the last time are more than none. */
async function taxonomiesOf(
  source: ServiceSource,
  before: AnyPulledFile | undefined,
  context: SourceContext,
): Promise<readonly Taxonomy[]> {
  try {
    return (await source.taxonomies?.(context)) ?? [];
  } catch (error) {
    if (!isCivicError(error) || error.kind === 'aborted') throw error;
    return before?.kind === 'services' ? (before.taxonomies ?? []) : [];
  }
}

function plainFile<K extends PulledKind>(source: Source<K>, read: ReadSource<K>): PulledFile<K> {
  return {
    'civickit-pulled': 1,
    kind: source.kind,
    source: source.id,
    fetchedAt: new Date().toISOString() as Instant,
    ...(read.title && { title: read.title }),
    about: source.about ?? {},
    order: read.order,
    items: read.items.map((item) => ({ ...item, raw: undefined })),
    skipped: read.skipped.length,
  };
}

function bytesOf(file: AnyPulledFile): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(file));
}
