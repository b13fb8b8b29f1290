import { isRecord, type PlainRecord } from '../answers/copy-plain.js';
import type { Repeat } from '../definition/questions.js';
import type { FormState } from './form-state.js';
import type { Instance } from './instance.js';
import type { PlanNode } from './plan.js';

export const defaultMaxItems = 50;

/** Cells that a submission may fill. */
const mostCells = 50_000;
const longestId = 64;

/** Puts plain data into a form as answers. Whatever does not fit is passed over. */
export class Filling {
  readonly #state: FormState;
  /** Of what comes from elsewhere: no more instances than the definition allows, and no more cells than a server can bear. */
  readonly #strict: boolean;
  #cells = 0;
  tooLarge = false;
  /** What each instance was filled from. */
  readonly filled: { readonly from: PlainRecord; readonly instance: Instance }[] = [];

  constructor(state: FormState, strict = false) {
    this.#state = state;
    this.#strict = strict;
  }

  fill(instance: Instance, from: PlainRecord): void {
    this.filled.push({ from, instance });
    for (const node of instance.level.nodes.values()) {
      const typed = Object.hasOwn(from, node.name) ? from[node.name] : undefined;
      if (!node.question || typed === undefined) continue;
      if (node.question.type === 'repeat') instance.cell(node).instances = this.instancesFrom(node, instance, typed);
      else this.#state.write(node, instance, typed);
    }
  }

  instancesFrom(repeat: PlanNode, outer: Instance, typed: unknown): readonly Instance[] {
    const cell = outer.cell(repeat);
    cell.reading = Array.isArray(typed) && typed.every(isRecord) ? {} : { wrong: 'type' };
    const given = (Array.isArray(typed) ? typed : []).filter(isRecord);
    const most = this.#strict ? ((repeat.question as Repeat).maxItems ?? defaultMaxItems) : Infinity;
    if (given.length > most) cell.reading = { wrong: 'maxItems', params: { limit: most } };
    const instances: Instance[] = [];
    const taken = new Set(given.map(({ $id }) => $id));
    const used = new Set<unknown>();
    for (const item of given.slice(0, most)) {
      const id = isId(item.$id) && !used.has(item.$id) ? item.$id : freeId(taken);
      used.add(id);
      taken.add(id);
      const instance = this.#hasRoom(repeat) ? this.#state.newInstance(id, repeat, outer) : undefined;
      if (!instance) break;
      this.fill(instance, item);
      instances.push(instance);
    }
    return instances;
  }

  #hasRoom({ inner }: PlanNode): boolean {
    this.#cells += inner?.inOrder.length ?? 0;
    this.tooLarge ||= this.#strict && this.#cells > mostCells;
    return !this.tooLarge;
  }
}

function isId(id: unknown): id is string {
  return typeof id === 'string' && id !== '' && id.length <= longestId;
}

/** Counted, so that the same answers always get the same ids. */
function freeId(taken: ReadonlySet<unknown>): string {
  let number = 1;
  while (taken.has(String(number))) number++;
  return String(number);
}
