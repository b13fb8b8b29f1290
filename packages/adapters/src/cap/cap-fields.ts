import { CivicError, parseWhen, type When } from '@civickit/core';
import { oneLine, withoutInvalid } from '@civickit/core/markup';
import type { CapOrigin } from './cap-message.js';

/** Notes what is wrong in a message, each with the CAP element it is about. */
export class Flaws {
  readonly problems: CivicError[] = [];

  constructor(private readonly origin: CapOrigin) {}

  add(path: string, message: string): void {
    const { source, url } = this.origin;
    this.problems.push(new CivicError('protocol/wrong-shape', `${url} ${path}: ${message}`, { source, url, issues: [{ path, message }] }));
  }

  /** A time (CAP 1.2 section 3.3.2). One without offset, which the standard refuses, is taken to be in the municipality's zone. */
  when(path: string, written: string | undefined): When | undefined {
    if (!written) return undefined;
    const when = parseWhen(written, this.origin.zone);
    if (!when) this.add(path, `"${written.slice(0, 60)}" is no time`);
    else if (when.zone === 'assumed') this.add(path, `"${written}" has no offset; ${this.origin.zone} is assumed`);
    return when;
  }
}

/** Plain text in one line; undefined for none. */
export function line(written: string | undefined): string | undefined {
  return (written && oneLine(withoutInvalid(written))) || undefined;
}

/** Plain text with its line breaks; undefined for none. */
export function prose(written: string | undefined): string | undefined {
  const lines = written ? withoutInvalid(written).split(/\r\n?|\n/) : [];
  return (
    lines
      .map((each) => each.trim())
      .join('\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim() || undefined
  );
}

/**
 * The language of a text. CAP 1.2 says that one which names none is `en-US`; where the letters say that it is not, nothing is known.
 */
export function languageOf(written: string | undefined, text: string): string | undefined {
  const tag = written?.trim().replaceAll('_', '-');
  if (tag && /^[a-z]{2,8}(-[a-z0-9]{1,8})*$/i.test(tag)) return tag;
  return /[^\0-\u024f\u2000-\u20ff]/.test(text) ? undefined : 'en-US';
}
