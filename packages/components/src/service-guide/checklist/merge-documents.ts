import type { PublicService, Ref, RequiredDocument } from '@civickit/core';

/** A document as all services of a bundle ask for it together. */
export interface MergedDocument extends RequiredDocument {
  /** What a tick is kept by: one line for each service that asks for it. */
  readonly key: string;
  /** Who asks for it. */
  readonly for: readonly Ref[];
  /** `originals` is what each of several services wants to see, not their sum. */
  readonly originalsEach?: true;
}

interface Asked {
  readonly ref: Ref;
  readonly mark: string;
  readonly document: RequiredDocument;
}

const strictness = ['optional', 'sometimes', 'always'] as const;

/**
 * What a person has to bring for all services together, in the order in which it is first asked for. The same document is listed once,
 * as strictly as the strictest asks for it. Documents of one service are never merged with each other, nor those whose forms or formats differ.
 */
export function mergeDocuments(services: readonly PublicService[]): readonly MergedDocument[] {
  const groups: Asked[][] = [];
  for (const service of services) {
    const seen = new Map<string, number>();
    for (const document of service.documents ?? []) {
      const name = foldName(document.name);
      const nth = (seen.get(name) ?? 0) + 1;
      seen.set(name, nth);
      const asked = { ref: service.ref, mark: markOf(service.ref, nth, name), document };
      const fitting = groups.find((group) => group.every((other) => isSame(other, asked)));
      if (fitting) fitting.push(asked);
      else groups.push([asked]);
    }
  }
  return groups.map(merge);
}

/** The name as a reader compares it: case, width and spaces make no other document. */
function foldName(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}

function markOf({ source, id }: Ref, nth: number, name: string): string {
  return `${encodeURIComponent(source)}/${encodeURIComponent(id)}/${nth}/${name}`;
}

function isSame(one: Asked, other: Asked): boolean {
  const differs = (a: string | undefined, b: string | undefined) =>
    a !== undefined && b !== undefined && a !== b && ![a, b].includes('either');
  return (
    !(one.ref.source === other.ref.source && one.ref.id === other.ref.id) &&
    foldName(one.document.name) === foldName(other.document.name) &&
    !differs(one.document.form?.url, other.document.form?.url) &&
    !differs(one.document.format, other.document.format)
  );
}

function merge(group: readonly Asked[]): MergedDocument {
  const documents = group.map(({ document }) => document);
  const key = group.map(({ mark }) => mark).join('\n');
  const refs = group.map(({ ref }) => ref);
  const [first] = documents as [RequiredDocument];
  if (documents.length === 1) return { ...first, key, for: refs };

  const needed = documents.map((each) => each.needed ?? 'always').sort((a, b) => strictness.indexOf(b) - strictness.indexOf(a))[0];
  const copies = sum(documents.map((each) => each.copies));
  const originals = documents.map((each) => each.originals ?? 0).filter(Boolean);
  // Of what is asked for once everywhere, such as a card, there may be no second: it is shown at each counter.
  const each = originals.length > 1 && originals.every((count) => count === 1);
  const amount = each ? 1 : sum(originals);
  const format = documents.map((one) => one.format).find((one) => one && one !== 'either') ?? pick(documents, 'format');
  return defined({
    name: first.name,
    key,
    for: refs,
    needed,
    condition: needed === 'always' ? undefined : joined(documents, 'condition'),
    deferrable: documents.every(({ deferrable }) => deferrable) || undefined,
    originals: amount || undefined,
    originalsEach: each || undefined,
    copies: copies || undefined,
    format,
    issuer: pick(documents, 'issuer'),
    form: pick(documents, 'form'),
    sample: pick(documents, 'sample'),
    note: joined(documents, 'note'),
  }) as unknown as MergedDocument;
}

function sum(counts: readonly (number | undefined)[]): number {
  return counts.reduce<number>((total, count) => total + (count ?? 0), 0);
}

function pick<K extends keyof RequiredDocument>(documents: readonly RequiredDocument[], name: K): RequiredDocument[K] | undefined {
  return documents.find((document) => document[name] !== undefined)?.[name];
}

function joined(documents: readonly RequiredDocument[], name: 'condition' | 'note'): string | undefined {
  return [...new Set(documents.map((document) => document[name]).filter(Boolean))].join(' · ') || undefined;
}

function defined(members: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}
