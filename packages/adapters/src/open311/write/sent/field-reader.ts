import type { Issue } from '@civickit/core';
import { pageUrl, withoutInvalid } from '@civickit/core/markup';

/** The most that a report may hold; characters are code points. */
export interface PostLimits {
  /** Characters of the description. @default 4000, as GeoReport v2 has it */
  readonly description: number;
  /** Characters of any other field of the standard. @default 500 */
  readonly line: number;
  /** Characters of one answer. @default 4000 */
  readonly answer: number;
  /** Fields and files in all. @default 1000 */
  readonly fields: number;
  /** Addresses of pictures. @default 10 */
  readonly media: number;
  /** @default 10 */
  readonly files: number;
}

/** More would only make the answer long. */
const mostIssues = 50;

/** Takes fields of a form by name and notes what is wrong with them, each at its member of the draft. */
export class FieldReader {
  readonly issues: Issue[] = [];
  readonly #values = new Map<string, string[]>();

  constructor(
    fields: Iterable<readonly [string, string]>,
    readonly limits: PostLimits,
  ) {
    for (const [name, value] of fields) {
      // The standard: empty and absent mean the same.
      if (value.trim() === '') continue;
      const before = this.#values.get(name);
      if (before) before.push(value);
      else this.#values.set(name, [value]);
    }
  }

  /** `message` names the field, for whoever reads only that. */
  refuse(path: string, message: string): void {
    if (this.issues.length < mostIssues) this.issues.push({ path, message });
  }

  has(name: string): boolean {
    return this.#values.has(name);
  }

  names(): Iterable<string> {
    return this.#values.keys();
  }

  /** All values of a name, also of one that may stand more than once. */
  all(name: string): readonly string[] {
    return this.#values.get(name) ?? [];
  }

  /** Text without line breaks: headers and addresses are made of some of these. */
  line(name: string, path: string): string | undefined {
    const text = this.prose(name, path, this.limits.line)?.trim();
    if (text === undefined || !/[\n\u2028\u2029]/.test(text)) return text;
    this.refuse(path, `${name} has a line break`);
    return undefined;
  }

  matching(name: string, path: string, form: RegExp, fault: string): string | undefined {
    const text = this.line(name, path);
    if (text === undefined || form.test(text)) return text;
    this.refuse(path, `${name} ${fault}`);
    return undefined;
  }

  /** Text with its lines, each ended by a line feed, as browsers do not send it. */
  prose(name: string, path: string, most: number): string | undefined {
    const values = this.all(name);
    if (values.length > 1) this.refuse(path, `${name} is there ${values.length} times`);
    return values.length === 1 ? this.text(name, path, values[0] ?? '', most) : undefined;
  }

  /** One value as it may be kept; undefined where it may not, and for what is nothing but controls. */
  text(name: string, path: string, value: string, most: number): string | undefined {
    // What a form in another character set becomes.
    if (value.includes('\ufffd')) this.refuse(path, `${name} is not in UTF-8`);
    else if (isLonger(value, most)) this.refuse(path, `${name} has more than ${most} characters`);
    else {
      const text = withoutInvalid(value.replace(/\r\n?/g, '\n'));
      if (text.trim()) return text;
    }
    return undefined;
  }

  /** Web addresses, each once. */
  addresses(name: string, path: string): readonly string[] {
    const given = [...new Set(this.all(name).map((value) => value.trim()))];
    if (given.length > this.limits.media) this.refuse(path, `${name} is there ${given.length} times, ${this.limits.media} are allowed`);
    return given.slice(0, this.limits.media).flatMap((value, at) => {
      const url = pageUrl(value);
      if (url === undefined) this.refuse(`${path}/${at}`, `${name} is no address of the web`);
      return url ?? [];
    });
  }
}

/** A string has at most two units for a character, so that only long ones are counted, and only as far as they matter. */
function isLonger(text: string, most: number): boolean {
  if (text.length <= most) return false;
  return text.length > most * 2 || Array.from(text).length > most;
}
