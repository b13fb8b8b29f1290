import { pick, type Draw } from './draw.fixture.js';

const characters = ['a', 'b', 'c', 'A', '1', '9', '_', '-', ' ', '中', '文', 'é', 'é', '😀', '😁', 'ſ', 'K', '１', ' ', '、', '/', ','];
const escapes = [
  '\\d', '\\D', '\\w', '\\W', '\\s', '\\S', '\\t', '\\n', '\\r', '\\v', '\\f', '\\.', '\\*', '\\\\', '\\/', '\\u4e2d', '\\u{1F600}', '\\x61',
  '\\ud83d\\ude00', '\\p{L}', '\\P{L}', '\\p{Lu}', '\\p{Nd}', '\\p{Script=Han}', '\\P{sc=Han}', '.',
]; // prettier-ignore
const classParts = [
  'a',
  'b-d',
  '0-9',
  '\\d',
  '\\s',
  '\\W',
  '中',
  '一-龥',
  '😀-😂',
  '\\-',
  '\\]',
  '.',
  '^',
  '\\u{61}-\\u{7a}',
  '\\p{L}',
  '_',
  '\\b',
];
const quantifiers = ['*', '+', '?', '{2}', '{0}', '{1,2}', '{0,3}', '{2,}', '*?', '+?', '??', '{1,2}?', '{0,}'];
const textPieces = [
  ...characters,
  '\t',
  '\n',
  '\r',
  '\u2028',
  '\ud83d',
  '\ude00',
  'aa',
  'ab',
  '.',
  '*',
  '\\',
  ']',
  '^',
  '\b',
  '\0',
  '𠮷',
  '\u3000',
];

export function drawPattern(draw: Draw, depth = 3): string {
  return Array.from({ length: 1 + (draw(3) === 0 ? 1 + draw(2) : 0) }, () => drawSequence(draw, depth)).join('|');
}

export function drawText(draw: Draw): string {
  return Array.from({ length: draw(9) }, () => pick(draw, textPieces)).join('');
}

function drawSequence(draw: Draw, depth: number): string {
  return Array.from({ length: draw(4) }, () => drawTerm(draw, depth)).join('');
}

function drawTerm(draw: Draw, depth: number): string {
  const kind = draw(12);
  if (kind === 0) return pick(draw, ['^', '$']);
  const atom =
    kind < 3 && depth > 0
      ? `(${pick(draw, ['', '?:'])}${drawPattern(draw, depth - 1)})`
      : kind < 5
        ? `[${pick(draw, ['', '^'])}${Array.from({ length: draw(4) }, () => pick(draw, classParts)).join('')}]`
        : kind < 8
          ? pick(draw, escapes)
          : pick(draw, characters);
  return draw(3) === 0 ? atom + pick(draw, quantifiers) : atom;
}
