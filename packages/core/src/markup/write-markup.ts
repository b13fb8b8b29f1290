/** Markup that was written here, as against text, which is escaped. */
export class Markup {
  constructor(readonly source: string) {}

  toString(): string {
    return this.source;
  }
}

/** What may stand in a `markup` template. */
export type MarkupPart = string | number | false | undefined | Markup | readonly MarkupPart[];

const references: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;', '`': '&#96;' };

/** Text as it may stand between tags and in quoted attributes. Characters that HTML has no place for become U+FFFD. */
function escapeMarkup(text: string): string {
  return (
    text
      .replace(/[&<>"'`]/gu, (sign) => references[sign] ?? sign)
      // eslint-disable-next-line no-control-regex -- they are what must not go through
      .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\uFDD0-\uFDEF\uFFFE\uFFFF\p{Cs}]/gu, '\uFFFD')
  );
}

/** Markup with every text in it escaped; lists are joined, false and undefined left out. */
export function markup(strings: TemplateStringsArray, ...parts: readonly MarkupPart[]): Markup {
  return new Markup(strings.reduce((whole, string, at) => whole + write(parts[at - 1]) + string));
}

function write(part: MarkupPart): string {
  if (part === undefined || part === false) return '';
  if (part instanceof Markup) return part.source;
  if (typeof part === 'object') return part.map(write).join('');
  return escapeMarkup(String(part));
}

/** ` name="value"` for each that is there; true stands alone. Names are written in the code, never taken from outside. */
export function attributes(given: Readonly<Record<string, string | number | boolean | undefined>>): Markup {
  const written = Object.entries(given).flatMap(([name, value]) => {
    if (value === undefined || value === false) return [];
    return value === true ? [` ${name}`] : [` ${name}="${escapeMarkup(String(value))}"`];
  });
  return new Markup(written.join(''));
}
