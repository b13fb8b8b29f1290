import { find, visible, type Names, type Placed } from './names.js';
import { pointer } from './pointer.js';
import type { Reading } from './reading.js';

/** Where an expression stands, and what can be named there. */
export interface Place {
  readonly names: Names;
  readonly conditions: readonly string[];
  /** Of the options that a filter judges; undefined outside of filters. */
  readonly fields?: readonly string[];
  /** Filled with the conditions that are named. */
  readonly used: Set<string>;
}

/** Whether what an expression names is there, and fits. Its shape is checked before. */
export function checkReads(expression: unknown, path: string, place: Place, reading: Reading): void {
  new ReadsCheck(path, reading).walk(expression, place);
}

class ReadsCheck {
  readonly #path: string;
  readonly #reading: Reading;
  /** From `#path` on; made a text only where something is wrong. */
  readonly #trail: (string | number)[] = [];

  constructor(path: string, reading: Reading) {
    this.#path = path;
    this.#reading = reading;
  }

  walk(expression: unknown, place: Place): void {
    if (typeof expression !== 'object' || expression === null || !this.#reading.goesOn()) return;
    for (const [name, inner] of Object.entries(expression) as [string, unknown][]) {
      this.#trail.push(name);
      if (Array.isArray(expression)) this.walk(inner, place);
      else this.#check(name, inner, place);
      this.#trail.pop();
    }
  }

  #check(operator: string, given: unknown, place: Place): void {
    const [first, second] = Array.isArray(given) ? (given as unknown[]) : [given];
    if (operator === 'position') {
      if (!place.names.outer) this.#wrong('stands outside of repeats, where there is no position');
    } else if (typeof first !== 'string') this.walk(given, place);
    else if (operator === 'var') this.#checkVar(first, place.names);
    else if (operator === 'condition') this.#checkCondition(first, place);
    else if (operator === 'option') this.#checkOption(first, place);
    else if (operator === 'some' || operator === 'every') this.#checkEach(first, second, place);
    else this.walk(given, place);
  }

  #checkVar(name: string, names: Names): void {
    const [holder = '', inner] = name.split(/\.(.*)/s);
    const found = this.#find(holder, names);
    if (!found) return;
    if (inner === undefined) {
      if (found.type === 'note' || found.type === 'group') this.#wrong(`names a ${found.type}, "${name}", which has no answer`);
    } else if (!found.inner) this.#wrong(`reads into "${holder}", which is no repeat`);
    else this.#find(inner, { own: found.inner.own });
  }

  #checkCondition(name: string, { conditions, used }: Place): void {
    used.add(name);
    if (!conditions.includes(name)) this.#unknown(`names no condition of the form, "${name}"`, name, conditions);
  }

  #checkOption(name: string, { fields }: Place): void {
    if (!fields) this.#wrong('stands outside of a "filter", where there is no option');
    else if (!fields.includes(name)) this.#unknown(`names no field of these options, "${name}"`, name, fields);
  }

  #checkEach(name: string, condition: unknown, place: Place): void {
    const found = this.#find(name, place.names);
    if (found && !found.inner) this.#wrong(`names a question, "${name}", which is no repeat`);
    if (!found?.inner) return;
    this.#trail.push(1);
    this.walk(condition, { ...place, names: found.inner });
    this.#trail.pop();
  }

  #find(name: string, names: Names): Placed | undefined {
    const found = find(name, names);
    // A question that could not be read may be the one that is meant.
    if (!found && !this.#reading.incomplete) this.#unknown(`names no question, "${name}"`, name, visible(names));
    return found;
  }

  #wrong(message: string): void {
    this.#reading.error(this.#place(), message);
  }

  #unknown(message: string, name: string, known: readonly string[]): void {
    this.#reading.unknown(this.#place(), message, name, known);
  }

  #place(): string {
    return this.#trail.reduce<string>(pointer, this.#path);
  }
}
