import { checkFormDefinition, parseFormDefinition, type FormDefinition } from '@civickit/core/forms';
import type { Report, SheetPlace } from './report/report.js';

/** Where parts of a form come from. */
export type Origins = WeakMap<object, SheetPlace>;

/** Members without which nothing is left. */
const needed = new Set(['id', 'type', 'label', 'value', 'options', 'list', 'questions', 'format', 'version', 'pages']);
/** As often as something is taken out. */
const mostRounds = 200;

/**
 * The form without what cannot stand in one, each reported where it comes from. It is looked for where the checks of the form point.
 * @throws CivicError `invalid/form-definition`, `too-large/form-definition` where what is wrong cannot be left out
 */
export function repaired(form: FormDefinition, origins: Origins, report: Report, fallback: SheetPlace): FormDefinition {
  const draft: unknown = form;
  for (let round = 0; round < mostRounds; round++) {
    const { definition, errors, tooLarge } = checkFormDefinition(draft);
    if (definition) return definition;
    // Once a question is gone, pointers behind it mean others.
    const taken = tooLarge ? [] : upTo('row', errors, ({ path }) => takeOut(draft, path, origins, report, fallback));
    if (taken.every((one) => one === undefined)) break;
  }
  return parseFormDefinition(draft);
}

/** What was taken out: a member, a whole row, or nothing. */
type Taken = 'member' | 'row' | undefined;

function upTo<T>(last: Taken, all: readonly T[], take: (one: T) => Taken): readonly Taken[] {
  const taken: Taken[] = [];
  for (const one of all) {
    taken.push(take(one));
    if (taken.at(-1) === last) break;
  }
  return taken;
}

/** Takes out the outermost member of a pointer that may go; of what all is needed, the question or option as a whole. */
function takeOut(draft: unknown, pointer: string, origins: Origins, report: Report, fallback: SheetPlace): Taken {
  const steps: { readonly holder: Record<string, unknown>; readonly member: string }[] = [];
  let place = fallback;
  let holder = draft as Record<string, unknown> | undefined;
  for (const part of pointer.split('/').slice(1)) {
    if (typeof holder !== 'object') break;
    place = origins.get(holder) ?? place;
    const member = part.replaceAll('~1', '/').replaceAll('~0', '~');
    steps.push({ holder, member });
    holder = holder[member] as Record<string, unknown> | undefined;
  }
  if (typeof holder === 'object') {
    place = origins.get(holder) ?? place;
    // A ring is told at the question as a whole: what it hangs on goes first.
    for (const member of ['showIf', 'filter']) if (remove(holder, member, place, report)) return 'member';
  }
  // Members of a question or of the form, not of what stands in them.
  const isList = steps[0]?.member === 'lists';
  const step = isList ? undefined : steps.find(({ holder: of, member }) => !Array.isArray(of) && !needed.has(member));
  if (step && remove(step.holder, step.member, place, report)) return 'member';
  const row = steps.findLast(({ holder: of }) => Array.isArray(of));
  return row && removeRow(row, place, report) ? 'row' : undefined;
}

function remove(holder: Record<string, unknown>, member: string, place: SheetPlace, report: Report): boolean {
  if (!Object.hasOwn(holder, member)) return false;
  Reflect.deleteProperty(holder, member);
  report.add('does-not-fit', place, { member });
  return true;
}

function removeRow({ holder, member }: { readonly holder: object; readonly member: string }, place: SheetPlace, report: Report): boolean {
  if (!Array.isArray(holder) || holder[Number(member)] === undefined) return false;
  holder.splice(Number(member), 1);
  report.add('does-not-fit', place, { member: 'type' });
  return true;
}
