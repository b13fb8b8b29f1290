/** Controls that have no business in a text: they would end a line of a mail, or turn the order in which it is read. */
// eslint-disable-next-line no-control-regex -- they are what is looked for
const controls = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/g;
/** Pairs, and halves of one, which no encoding takes. */
const surrogates = /[\uD800-\uDBFF][\uDC00-\uDFFF]|[\uD800-\uDFFF]/g;

/** Text with `\n` between lines, that every encoding can take, without blank ends. */
export function cleanText(text: string): string {
  return text
    .replace(/\r\n?|\u2028|\u2029|\u0085|\f/g, '\n')
    .replace(controls, '')
    .replace(surrogates, (pair) => (pair.length === 2 ? pair : '\uFFFD'))
    .trim();
}

export function cleanLine(text: string): string {
  return cleanText(text).replace(/\s*\n\s*/g, ' ');
}

/** As much of a text as `fits`, cut between characters. */
export function cutText(text: string, fits: (text: string) => boolean): string {
  if (fits(text)) return text;
  const characters = Array.from(text);
  let [low, high] = [0, characters.length];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(characters.slice(0, middle).join(''))) low = middle;
    else high = middle - 1;
  }
  return characters.slice(0, low).join('').trimEnd();
}
