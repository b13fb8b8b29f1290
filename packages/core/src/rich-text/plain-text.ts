import type { RichNode, RichTag, RichText } from './rich-text.js';

const inline: ReadonlySet<RichTag> = new Set(['a', 'strong', 'em', 'sub', 'sup', 'code', 'img']);
/** The rest of a sentence cut here would be worse than a shorter text. Ideographs and their punctuation need no space between words. */
const breakAfter = /[\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uff65]/u;

/**
 * The text of `rich`, a line for each block. With `maxChars`, at most so many characters, cut after a whole word and ended by `…`,
 * which counts.
 */
export function plainText(rich: RichText, maxChars = Infinity): string {
  const lines: string[] = [];
  let line = '';
  let length = 0;
  const endLine = (): void => {
    const text = line.trim();
    if (text) lines.push(text);
    line = '';
  };
  const write = (nodes: readonly RichNode[]): void => {
    for (const node of nodes) {
      // A character may take two units; one more than is kept tells that something is left out.
      if (length > maxChars * 2 + 1) return;
      if (typeof node === 'string') {
        line += node;
        length += node.length;
      } else if (inline.has(node.tag)) write(node.children);
      else {
        const cell = node.tag === 'td' || node.tag === 'th';
        if (!cell) endLine();
        write(node.children);
        if (cell) line += ' ';
        else endLine();
      }
    }
  };
  write(rich);
  endLine();
  return shortened(lines.join('\n'), maxChars);
}

/** `text` cut to `maxChars` characters (code points), at the end of a word where one ends near, with `…` for what is left out. */
export function shortened(text: string, maxChars: number): string {
  if (text.length <= maxChars) return text;
  const characters = Array.from(text.slice(0, maxChars * 2 + 2));
  if (characters.length <= maxChars) return text;
  const longest = Math.max(0, maxChars - 1);
  let end = longest;
  // A word of more than thirty letters is an address or a token: cut it anywhere but before a mark that belongs to a letter.
  while (end > 0 && longest - end < 30 && !endsWord(characters, end)) end--;
  if (end === 0 || longest - end === 30) for (end = longest; end > 0 && /\p{M}|\u200d/u.test(characters[end] ?? '');) end--;
  return `${characters.slice(0, end).join('').trimEnd()}…`;
}

function endsWord(characters: readonly string[], end: number): boolean {
  const next = characters[end] ?? ' ';
  return breakAfter.test(characters[end - 1] ?? ' ') || breakAfter.test(next);
}
