import type { PublicService } from '@civickit/core';
import { pinyin } from 'pinyin-pro';
import { createRandom, pick } from './random.ts';

const queryKinds = ['title', 'synonym', 'pinyin', 'initials', 'typo', 'life event'] as const;

export type QueryKind = (typeof queryKinds)[number];

export interface DrawnQuery {
  readonly kind: QueryKind;
  readonly text: string;
  /** Position of the service that it was drawn from. */
  readonly meant: number;
}

/** `amount` queries as people type them, each drawn from one of the services, kinds in turn; the same ones for the same seed. */
export function drawQueries(services: readonly PublicService[], amount: number, seed: number): DrawnQuery[] {
  const random = createRandom(seed);
  const positions = services.map((_, position) => position);
  const chinese = positions.filter((position) => services[position]?.lang !== 'en');
  return Array.from({ length: amount }, (_, at) => {
    const kind = pickKind(at);
    const meant = pick(random, kind === 'pinyin' || kind === 'initials' ? chinese : positions);
    return { kind, text: queryFor(kind, services[meant] as PublicService, random), meant };
  });
}

function pickKind(at: number): QueryKind {
  return queryKinds[at % queryKinds.length] as QueryKind;
}

export function queryFor(kind: QueryKind, service: PublicService, random: () => number): string {
  const { name, alternateNames = [], terms = [], keywords = [] } = service;
  switch (kind) {
    case 'title':
      return name;
    case 'synonym':
      return alternateNames[0] ?? '';
    case 'pinyin':
      return syllablesOf(name).join('');
    case 'initials':
      return syllablesOf(name)
        .map((syllable) => syllable.charAt(0))
        .join('');
    case 'typo':
      return withTypo(name, random);
    case 'life event':
      return `${terms[0]?.name ?? ''} ${keywords[0] ?? ''}`;
  }
}

/** As input methods have them, by another hand than ours: `nv` for 女. */
export function syllablesOf(name: string): string[] {
  return pinyin(name, { toneType: 'none', type: 'array', v: true }).map((syllable) => syllable.replace(/([ln])ve/, '$1ue'));
}

/** One letter of a long word, or one character, left out, doubled, changed or exchanged with the next; never the first. */
function withTypo(name: string, random: () => number): string {
  const words = name.split(' ');
  const long = words.flatMap((word, at) => ([...word].length >= 5 ? [at] : []));
  const at = long.length > 0 ? pick(random, long) : 0;
  const letters = [...(words[at] ?? '')];
  const place = 1 + Math.floor(random() * (letters.length - 2));
  const other = /^[\x20-\x7f]+$/.test(name) ? pick(random, [...'aeinorst']) : pick(random, [...'的事办人证']);
  const [here = '', next = ''] = letters.slice(place, place + 2);
  const changed = pick(random, [[next], [here, here, next], [other, next], [next, here]]);
  letters.splice(place, 2, ...changed);
  return words.map((word, index) => (index === at ? letters.join('') : word)).join(' ');
}
