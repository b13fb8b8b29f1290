// Lines of vCard (RFC 6350) and iCalendar (RFC 5545), which fold and escape alike.

/** The most octets of one line, its break apart. */
const lineOctets = 75;
// eslint-disable-next-line no-control-regex -- they are what is looked for
const controls = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/g;

/** Text as a value: nothing in it ends the value or the line (RFC 6350 3.4, RFC 5545 3.3.11). */
export function escapeText(text: string): string {
  return text
    .trim()
    .replace(controls, '')
    .replace(/[\\,;]/g, '\\$&')
    .replace(/\r\n|[\r\n\u0085\u2028\u2029]/g, '\\n');
}

/** Lines with their breaks, folded so that none is longer than 75 octets and no character is parted (RFC 6350 3.2, RFC 5545 3.1). */
export function contentLines(lines: readonly (string | undefined)[]): string {
  return lines.flatMap((line) => (line === undefined ? [] : [`${fold(line)}\r\n`])).join('');
}

function fold(line: string): string {
  const encoder = new TextEncoder();
  let folded = '';
  let used = 0;
  for (const character of line) {
    const octets = encoder.encode(character).length;
    if (used + octets > lineOctets) {
      folded += '\r\n ';
      // The space that goes before counts.
      used = 1;
    }
    folded += character;
    used += octets;
  }
  return folded;
}
