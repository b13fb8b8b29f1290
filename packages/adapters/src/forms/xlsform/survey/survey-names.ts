import { ExpressionFault } from '../xpath/fault.js';
import type { NamedAnswer, Names } from '../xpath/names.js';
import { translateValue } from '../xpath/translate.js';
import type { Typed, ValueType } from '../xpath/typed.js';
import { valueTypeOf } from './row-type.js';
import type { SurveyNode } from './survey-tree.js';

/** All that `${name}` can mean in a survey. */
export class SurveyNames {
  readonly #nodes = new Map<string, SurveyNode[]>();
  readonly #values = new Map<SurveyNode, Typed | ExpressionFault>();

  constructor(tree: readonly SurveyNode[]) {
    this.#collect(tree);
  }

  /** As seen from a question. */
  seenFrom(node: SurveyNode, more: { readonly self?: boolean; readonly fields?: ReadonlySet<string> } = {}): Names {
    return {
      answer: (name) => this.#find(name, node.repeats),
      repeats: node.repeats,
      ...(more.self && { self: this.#named(node) }),
      ...(more.fields && { fields: more.fields }),
    };
  }

  /** What a calculation comes to. @throws ExpressionFault where that cannot be said */
  valueOf(node: SurveyNode): Typed {
    // Whatever hangs on itself has no value.
    const known = this.#values.get(node) ?? this.#calculate(node);
    if (known instanceof ExpressionFault) throw known;
    return known;
  }

  #calculate(node: SurveyNode): Typed | ExpressionFault {
    this.#values.set(node, new ExpressionFault('reference', { name: node.name }));
    let value: Typed | ExpressionFault;
    try {
      value = translateValue(node.row.text('calculation'), this.seenFrom(node));
    } catch (error) {
      if (!(error instanceof ExpressionFault)) throw error;
      value = error;
    }
    this.#values.set(node, value);
    return value;
  }

  #collect(nodes: readonly SurveyNode[]): void {
    for (const node of nodes) {
      const same = this.#nodes.get(node.name);
      if (same) same.push(node);
      else if (node.name) this.#nodes.set(node.name, [node]);
      this.#collect(node.children);
    }
  }

  /** The one that shares most repeats. */
  #find(name: string, repeats: readonly string[]): NamedAnswer | undefined {
    let best: SurveyNode | undefined;
    const shared = (node: SurveyNode) => node.repeats.filter((repeat, at) => repeats[at] === repeat).length;
    for (const node of this.#nodes.get(name) ?? []) if (!best || shared(node) > shared(best)) best = node;
    return best && this.#named(best);
  }

  #named(node: SurveyNode): NamedAnswer {
    const { id, repeats, type } = node;
    const isToday = type.kind === 'metadata' && type.written.toLowerCase() === 'today';
    return { id, repeats, type: () => this.#typeOf(node), ...(isToday && { instead: { expression: { today: [] }, type: 'date' } }) };
  }

  #typeOf(node: SurveyNode): ValueType | undefined {
    if (!isCalculated(node)) return valueTypeOf(node.type.kind);
    try {
      return this.valueOf(node).type;
    } catch (error) {
      if (error instanceof ExpressionFault) return undefined;
      throw error;
    }
  }
}

/** Worked out, not asked: by its type, or hidden or read only with a calculation. */
export function isCalculated({ type, row }: SurveyNode): boolean {
  if (type.kind === 'calculation') return true;
  if (!row.text('calculation')) return false;
  return type.kind === 'hidden' || (isYes(row.text('read_only')) && valueTypeOf(type.kind) !== undefined && type.kind !== 'repeat');
}

export function isYes(text: string): boolean {
  return /^(?:yes|y|true|true\(\)|1|是|√|✓)$/i.test(text);
}

export function isNo(text: string): boolean {
  return /^(?:|no|n|false|false\(\)|0|否)$/i.test(text);
}
