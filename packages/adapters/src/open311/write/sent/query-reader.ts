import type { Issue } from '@civickit/core';
import { withoutInvalid } from '@civickit/core/markup';

/** Requests that one question gets (GeoReport v2, GET Service Requests). */
const mostListed = 1000;
const mostChars = 1000;
const mostIssues = 50;

/** Takes parameters of a question by name and notes what is wrong with them. */
export class QueryReader {
  readonly issues: Issue[] = [];

  constructor(readonly parameters: URLSearchParams) {}

  /** `message` names the parameter, for whoever reads only that. */
  refuse(name: string, message: string): void {
    if (this.issues.length < mostIssues) this.issues.push({ path: `/${name}`, message });
  }

  /** Blank counts as absent, as in the standard. */
  one(name: string): string | undefined {
    const values = this.#given(name);
    const [first] = values;
    if (first === undefined || (values.length === 1 && first.length <= mostChars)) return first;
    if (values.length > 1) this.refuse(name, `${name} is there ${values.length} times`);
    else this.refuse(name, `${name} has more than ${mostChars} characters`);
    return undefined;
  }

  /** What commas part, each once; a parameter that is there several times adds to it. */
  list(name: string): readonly string[] {
    const words = new Set<string>();
    for (const text of this.#given(name)) for (const word of text.split(',')) if (word.trim()) words.add(word.trim());
    if (words.size <= mostListed) return [...words];
    this.refuse(name, `${name} lists more than ${mostListed}`);
    return [];
  }

  /** A whole number from 1. */
  count(name: string): number | undefined {
    const text = this.one(name);
    if (text === undefined) return undefined;
    if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
    this.refuse(name, `${name} is no whole number from 1`);
    return undefined;
  }

  #given(name: string): readonly string[] {
    return this.parameters.getAll(name).map((value) => withoutInvalid(value).trim()).filter(Boolean); // prettier-ignore
  }
}
