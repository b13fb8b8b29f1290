import type { ComparedValues } from './compared-values.js';
import { find, visible, type Names, type Placed } from './names.js';
import { pointer } from './pointer.js';
import type { Members } from './members.js';
import type { Reading } from './reading.js';

/** What answers to these types hold, as in `{ "var": "home.region" }`. */
const parts: Readonly<Partial<Record<string, readonly string[]>>> = {
  address: ['region', 'line', 'postcode'],
  location: ['latitude', 'longitude', 'accuracy'],
};

/** Where an expression stands. */
export interface Place {
  readonly names: Names;
  /** Of the options that a filter judges; undefined outside of filters. */
  readonly fields?: readonly string[];
}

/** Holds what expressions name against what there is. Their shape is checked before. */
export class ReadsCheck {
  readonly #reading: Reading;
  readonly #conditions: Members;
  readonly #known: readonly string[];
  readonly #compared: ComparedValues;
  /** A named condition means what its names mean where it is used. */
  readonly #seen = new Map<string, Set<Names>>();
  /** Conditions that were asked for, and are still to be looked at: one after the other, however long their chain is. */
  readonly #due: (readonly [name: string, names: Names])[] = [];
  #path = '';
  /** From `#path` on; made a text only where something is wrong. */
  #trail: (string | number)[] = [];

  constructor(reading: Reading, conditions: Members, compared: ComparedValues) {
    this.#reading = reading;
    this.#compared = compared;
    this.#conditions = conditions;
    this.#known = Object.keys(conditions);
  }

  check(expression: unknown, path: string, place: Place): void {
    [this.#path, this.#trail] = [path, []];
    this.#walk(expression, place);
    // What is added to a list while it is walked is walked too.
    for (const [name, names] of this.#due) {
      [this.#path, this.#trail] = [pointer('/conditions', name), []];
      this.#walk(this.#conditions[name], { names });
    }
    this.#due.length = 0;
  }

  /** Those that nothing has used are held against the form's names. Gives their names. */
  checkUnused(): readonly string[] {
    const unused = this.#known.filter((name) => !this.#seen.has(name));
    this.check({ or: unused.map((condition) => ({ condition })) }, '', this.#reading);
    return unused;
  }

  #walk(expression: unknown, place: Place): void {
    if (typeof expression !== 'object' || expression === null || !this.#reading.goesOn()) return;
    for (const [name, inner] of Object.entries(expression) as [string, unknown][]) {
      this.#trail.push(name);
      if (Array.isArray(expression)) this.#walk(inner, place);
      else this.#checkOperator(name, inner, place);
      this.#trail.pop();
    }
  }

  #checkOperator(operator: string, given: unknown, place: Place): void {
    const args: readonly unknown[] = Array.isArray(given) ? given : [given];
    const [first, second] = args;
    if (operator === '==' || operator === '!=' || operator === 'in') this.#checkValues(args, place);
    if (operator === 'position') {
      if (!place.names.outer) this.#wrong('stands outside of a "repeat", where there is no position');
    } else if (typeof first !== 'string') this.#walk(given, place);
    else if (operator === 'var') this.#checkVar(first, place.names);
    else if (operator === 'condition') this.#checkCondition(first, place);
    else if (operator === 'option') this.#checkOption(first, place);
    else if (operator === 'some' || operator === 'every') this.#checkEach(first, second, place);
    else if (operator === 'answered') this.#wrong(`asks whether a text is answered; write { "var": "${first.slice(0, 64)}" }`);
    else this.#walk(given, place);
  }

  #checkVar(name: string, names: Names): void {
    const [first = '', ...rest] = name.split('.', 10);
    let found = this.#find(first, names);
    for (const part of rest) {
      if (!found) return;
      const { type, inner, id }: Placed = found;
      const fields = parts[type];
      if (fields && !fields.includes(part)) this.#unknown(`names no part of the ${type} "${id}"`, part, fields);
      else if (!fields && !inner) this.#wrong(`reads into "${id}", which is no repeat`);
      found = inner && this.#find(part, { own: inner.own });
    }
    if (found?.type === 'note' || found?.type === 'group') this.#wrong(`names a ${found.type}, "${found.id}", which has no answer`);
  }

  #checkCondition(name: string, { names }: Place): void {
    const seen = this.#seen.get(name) ?? new Set();
    if (seen.has(names)) return;
    this.#seen.set(name, seen.add(names));
    if (!this.#known.includes(name)) this.#unknown('names no condition of the form', name, this.#known);
    else this.#due.push([name, names]);
  }

  #checkOption(name: string, { fields }: Place): void {
    if (!fields) this.#wrong('stands outside of a "filter", where there is no option');
    else if (!fields.includes(name)) this.#unknown('names no field of these options', name, fields);
  }

  #checkValues(args: readonly unknown[], { names }: Place): void {
    if (this.#reading.isFullOfWarnings) return;
    for (const { question, value, offered } of this.#compared.unoffered(args, names)) {
      this.#reading.caution(this.#place(), `compares "${question}" with what is no option of it, "${value.slice(0, 64)}"`, value, offered);
    }
  }

  #checkEach(name: string, condition: unknown, place: Place): void {
    const found = this.#find(name, place.names);
    if (found && !found.inner) this.#wrong(`reads into "${name}", which is no repeat`);
    if (!found?.inner) return;
    this.#trail.push(1);
    this.#walk(condition, { ...place, names: found.inner });
    this.#trail.pop();
  }

  #find(name: string, names: Names): Placed | undefined {
    const found = find(name, names);
    // A question that could not be read may be the one that is meant.
    if (!found && !this.#reading.incomplete) this.#unknown('names no question', name, visible(names));
    return found;
  }

  #wrong(message: string): void {
    this.#reading.error(this.#place(), message);
  }

  #unknown(message: string, name: string, known: readonly string[]): void {
    this.#reading.unknown(this.#place(), `${message}, "${name.slice(0, 64)}"`, name, known);
  }

  #place(): string {
    return this.#trail.reduce<string>(pointer, this.#path);
  }
}
