import type { Engine, JudgedScope } from '../logic/engine.js';
import { evaluate } from '../logic/evaluate.js';
import type { Expression, LogicValue } from '../logic/expression.js';
import { deepest } from '../logic/signatures.js';
import { Cell } from './cell.js';
import type { LocalTime } from './local-time.js';
import type { Level, PlanNode } from './plan.js';

/** What all instances of a session share. */
export interface Surroundings {
  readonly engine: Engine;
  readonly time: LocalTime;
  readonly conditions: Readonly<Record<string, Expression>>;
  /** Grows with every change: what named conditions came to holds for one round only. */
  round: number;
}

/** Named conditions that are being worked out, each for the one before. */
let depth = 0;

/** The form, or one instance of a repeat, with its answers: what expressions see from there. */
export class Instance implements JudgedScope {
  readonly id: string;
  readonly level: Level;
  readonly outer: Instance | undefined;
  readonly #cells: readonly Cell[];
  readonly #surroundings: Surroundings;
  #conditions: Map<string, boolean | undefined> | undefined;
  #round = 0;

  constructor(id: string, level: Level, surroundings: Surroundings, outer?: Instance) {
    this.id = id;
    this.level = level;
    this.outer = outer;
    this.#surroundings = surroundings;
    this.#cells = level.inOrder.map(() => new Cell());
  }

  /** The cell of a node of this level or of one around it. */
  cell(node: PlanNode): Cell {
    const at = this.at(node.level);
    const cell = at && at.#cells[node.slot];
    if (!cell) throw new RangeError(`${node.name} does not stand here`);
    return cell;
  }

  /** This instance, or the one around it at `level`. */
  at(level: Level): Instance | undefined {
    return this.level === level ? this : this.outer?.at(level);
  }

  /** All instances of `level` in this one. */
  below(level: Level): readonly Instance[] {
    if (this.level === level) return [this];
    const { repeat } = level;
    return repeat ? this.below(repeat.level).flatMap((outer) => outer.cell(repeat).instances) : [];
  }

  read(name: string): LogicValue | undefined {
    const node = this.level.nodes.get(name);
    if (node) return this.cell(node).logicValue;
    const dot = name.indexOf('.');
    const repeat = dot < 0 ? undefined : this.level.nodes.get(name.slice(0, dot));
    return repeat ? this.#readParts(repeat, name.slice(dot + 1)) : this.outer?.read(name);
  }

  condition(name: string): boolean | undefined {
    const { conditions, round } = this.#surroundings;
    if (depth === deepest) return undefined;
    if (!this.#conditions || this.#round !== round) this.#conditions = new Map();
    this.#round = round;
    if (this.#conditions.has(name)) return this.#conditions.get(name);
    // Whatever hangs on itself is unknown.
    this.#conditions.set(name, undefined);
    const expression = Object.hasOwn(conditions, name) ? conditions[name] : undefined;
    depth += 1;
    const value = expression === undefined ? undefined : evaluate(expression, this);
    depth -= 1;
    const known = typeof value === 'boolean' ? value : undefined;
    this.#conditions.set(name, known);
    return known;
  }

  get engine(): Engine {
    return this.#surroundings.engine;
  }

  get position(): number | undefined {
    const { repeat } = this.level;
    return repeat && this.outer ? this.outer.cell(repeat).instances.indexOf(this) + 1 : undefined;
  }

  each(name: string): readonly Instance[] {
    const node = this.level.nodes.get(name);
    if (!node) return this.outer?.each(name) ?? [];
    const { shown, instances } = this.cell(node);
    return shown ? instances : [];
  }

  today(): string {
    return this.#surroundings.time.today();
  }

  now(): string {
    return this.#surroundings.time.now();
  }

  #readParts(node: PlanNode, name: string): LogicValue | undefined {
    const cell = this.cell(node);
    if (!node.inner) return cell.fieldOf(name);
    const { inner } = node;
    const first = name.split('.', 1)[0] ?? '';
    if (!cell.shown || !(inner.nodes.has(name) || inner.nodes.has(first))) return undefined;
    const values = cell.instances.flatMap((instance) => instance.read(name) ?? []);
    return values.length > 0 ? values : undefined;
  }
}
