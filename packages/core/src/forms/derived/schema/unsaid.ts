import type { FormDefinition } from '../../definition/form-definition.js';
import { questionsOf } from '../../definition/questions-of.js';
import type { Question } from '../../definition/questions.js';

/** A rule of a form that its JSON Schema does not hold, or not whole: a submission may fit the schema and yet break it. */
export interface UnsaidRule {
  /** JSON Pointer to the question in the definition. */
  readonly path: string;
  readonly question: string;
  readonly rule: 'showIf' | 'required' | 'check' | 'filter' | 'minimum' | 'maximum' | 'format' | 'order' | 'value';
}

/**
 * What `toJsonSchema` leaves out: answers to hidden questions (`showIf`), what is required under a condition (said where it can be,
 * but never to be relied on), checks across answers, filtered options, limits of dates, checksums and the forms of e-mail addresses and
 * telephone numbers (`format`), the order of choices, and what calculations come to (`value`).
 */
export function unsaidOf(definition: FormDefinition): readonly UnsaidRule[] {
  const pages = new Set(definition.pages.filter(({ showIf }) => isCondition(showIf)));
  return questionsOf(definition).flatMap(({ question, page, around, repeats, path }) => {
    const hidden =
      isCondition(question.showIf) || (repeats.length === 0 && pages.has(page)) || around.some(({ showIf }) => isCondition(showIf));
    const rules: readonly UnsaidRule['rule'][] = [...(hidden ? ['showIf' as const] : []), ...rulesOf(question)];
    return question.type === 'note' || question.type === 'group' ? [] : rules.map((rule) => ({ path, question: question.id, rule }));
  });
}

const formats: ReadonlySet<Question['type']> = new Set([
  'email',
  'tel',
  'url',
  'resident-id',
  'social-credit-code',
  'phone',
  'region',
  'address',
]);

function rulesOf(question: Question): readonly UnsaidRule['rule'][] {
  const dated = question.type === 'date' || question.type === 'time' || question.type === 'datetime';
  const held: readonly (readonly [rule: UnsaidRule['rule'], holds: boolean])[] = [
    ['required', 'required' in question && typeof question.required === 'object'],
    ['check', 'check' in question && isCondition(question.check)],
    ['filter', 'filter' in question && isCondition(question.filter)],
    ['minimum', dated && question.minimum !== undefined],
    ['maximum', dated && question.maximum !== undefined],
    ['format', formats.has(question.type)],
    ['order', question.type === 'choices'],
    ['value', question.type === 'calculation'],
  ];
  return held.flatMap(([rule, holds]) => (holds ? [rule] : []));
}

function isCondition(expression: unknown): boolean {
  return typeof expression === 'object' || expression === false;
}
