import { buildServiceSearch } from '@civickit/core/search/engine';
import type { PublicService } from '@civickit/core';
import { expect, test } from 'vitest';
import { queryFor, syllablesOf, type QueryKind } from './draw-queries.ts';
import { generateServices } from './generate-services.ts';
import { createRandom } from './random.ts';

const seed = 20261128;
const services = generateServices(800, seed);

/** What people type is the same for both services: neither can be put before the other. */
function isTied(kind: QueryKind, one: PublicService, other: PublicService): boolean {
  const of = (service: PublicService): string =>
    kind === 'initials' || kind === 'pinyin'
      ? syllablesOf(service.name)
          .map((syllable) => (kind === 'pinyin' ? syllable : syllable.charAt(0)))
          .join('')
      : kind === 'synonym'
        ? (service.alternateNames?.[0] ?? '')
        : service.name;
  return of(one) === of(other);
}

test.each(['title', 'synonym', 'pinyin', 'initials', 'typo'] as const)(
  'finds each service by its %s among the first five',
  async (kind) => {
    const random = createRandom(seed);
    const search = await buildServiceSearch(services);
    const missed: string[] = [];
    for (const [position, service] of services.entries()) {
      if ((kind === 'pinyin' || kind === 'initials') && service.lang === 'en') continue;
      const text = queryFor(kind, service, random);
      const found = await search.find(text);
      const before = found
        .slice(0, Math.max(0, found.indexOf(position)))
        .filter((at) => !isTied(kind, service, services[at] as PublicService));
      if (!found.includes(position) || before.length >= 5) {
        missed.push(
          `${text}: ${service.name} at ${found.indexOf(position)} after ${before
            .slice(0, 3)
            .map((at) => services[at]?.name)
            .join(', ')}`,
        );
      }
    }
    expect(missed).toEqual([]);
  },
);
