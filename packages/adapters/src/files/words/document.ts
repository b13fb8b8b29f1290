import type { RequiredDocument } from '@civickit/core';
import { formatIn, needIn } from './choices.js';
import { numberIn, numberPattern } from './numerals.js';

type Counts = Pick<RequiredDocument, 'originals' | 'copies'>;
type Facts = Omit<RequiredDocument, 'name'>;

const original = new RegExp(`(?:原件|正本|originals?)\\s*(${numberPattern})?\\s*(?:份|张|張|本)?`, 'i');
const copy = new RegExp(`(?:复印件|複印件|影印本|副本|(?:photo)?cop(?:y|ies))\\s*(${numberPattern})?\\s*(?:份|张|張)?`, 'i');
const bracket = /\s*[（(【[]([^（）()[\]【】]*)[）)\]】]\s*$/;
const counted = new RegExp(
  `(${numberPattern})\\s*(?:份|张|張)?\\s*(原件|正本|originals?|复印件|複印件|影印本|副本|(?:photo)?cop(?:y|ies))`,
  'gi',
);

/**
 * A document in one line of a cell: `居民身份证（原件1份、复印件2份，必要）`. Brackets of which every word is understood become facts; all
 * others stay in the name.
 */
export function documentIn(written: string): RequiredDocument {
  let name = written.replace(/^\s*(?:[(（]?\d{1,2}[)）.．、]|[①-⑳])\s*/, '').trim();
  let facts: Facts = {};
  for (let at = bracket.exec(name); at; at = bracket.exec(name)) {
    const read = factsIn(at[1] ?? '');
    if (!read) break;
    facts = { ...read, ...facts };
    name = name.slice(0, at.index);
  }
  return { name, ...facts };
}

/** `原件1份，复印件2份`, `1 original, 2 copies`, `原件` alone for one. */
export function countsIn(text: string): Counts | undefined {
  const plain = text.normalize('NFKC').replace(counted, '$2 $1');
  const originals = countIn(original.exec(plain));
  const copies = countIn(copy.exec(plain));
  if (originals === undefined && copies === undefined) return undefined;
  return { ...(originals !== undefined && { originals }), ...(copies !== undefined && { copies }) };
}

function countIn(match: RegExpExecArray | null): number | undefined {
  return match ? (numberIn(match[1] ?? '') ?? 1) : undefined;
}

function factsIn(text: string): Facts | undefined {
  let facts: Facts = {};
  for (const piece of text.split(/[,，、;；/及和]/).map((one) => one.trim())) {
    const format = /^(?:纸质|紙本|电子|電子|paper|electronic)/i.test(piece) ? formatIn(text) : undefined;
    const read = isShort(piece) ? (countsIn(piece) ?? needIn(piece) ?? (format && { format })) : undefined;
    if (!read) return undefined;
    facts = { ...facts, ...read };
  }
  return facts;
}

/** A sentence that happens to hold a known word is no fact. */
const isShort = (text: string) => text.length <= (/\p{Script=Han}/u.test(text) ? 8 : 16);
