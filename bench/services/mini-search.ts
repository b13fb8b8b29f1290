import type { PublicService } from '@civickit/core';
import MiniSearch from 'minisearch';

/** Words, and of Chinese each two neighbours, since MiniSearch splits at spaces alone. */
function tokenize(text: string): string[] {
  return (text.match(/\p{sc=Han}+|[\p{L}\p{N}]+/gu) ?? []).flatMap((word) =>
    /^\p{sc=Han}{3}/u.test(word) ? Array.from({ length: word.length - 1 }, (_, at) => word.slice(at, at + 2)) : [word],
  );
}

/** MiniSearch as its manual has it, over the same texts with the same order of weights. */
export function buildMiniSearch(services: readonly PublicService[]): (text: string) => readonly number[] {
  const engine = new MiniSearch<{ id: number }>({
    fields: ['name', 'alternates', 'keywords', 'summary', 'documents'],
    tokenize,
    searchOptions: {
      boost: { name: 10, alternates: 8, keywords: 6, summary: 3 },
      prefix: true,
      fuzzy: (term) => (term.length > 3 ? 0.2 : false),
      combineWith: 'AND',
    },
  });
  engine.addAll(
    services.map(({ name, alternateNames = [], keywords = [], terms = [], summary = '', organization, documents = [] }, id) => ({
      id,
      name,
      alternates: alternateNames.join(' '),
      keywords: [...keywords, ...terms.map((term) => term.name)].join(' '),
      summary: `${summary} ${organization?.name ?? ''}`,
      documents: documents.map((document) => document.name).join(' '),
    })),
  );
  return (text) => engine.search(text).map(({ id }) => id as number);
}
