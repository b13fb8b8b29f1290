import { type AnswerPath, type FormDefinition, type FormPage, type FormSession, partsOf, type Question } from '@civickit/core/forms';

/** Where a person is: before the questions, on a page of them (by its id), at the summary, or after sending. */
export type Step =
  { readonly at: 'start' } | { readonly at: 'page'; readonly id: string } | { readonly at: 'check' } | { readonly at: 'sent' };

export const isSame = (one: Step, other: Step): boolean => one.at === other.at && idOf(one) === idOf(other);

const idOf = (step: Step): string | undefined => (step.at === 'page' ? step.id : undefined);

/** The steps that a person goes through now, in order; with `single` all questions are one step, named after the first page. */
export function stepsOf(session: FormSession, single: boolean): readonly Step[] {
  const pages = pagesOf(session, single).map(({ id }): Step => ({ at: 'page', id }));
  return [...pages, { at: 'check' }];
}

function pagesOf(session: FormSession, single: boolean): readonly FormPage[] {
  return session.pages().slice(0, single ? 1 : undefined);
}

/** The step after another one, or before it. A page that is not asked any more stands where it would. */
export function stepFrom(session: FormSession, single: boolean, from: Step, by: 1 | -1): Step | undefined {
  const steps = stepsOf(session, single);
  const at = steps.findIndex((step) => isSame(step, from));
  if (at >= 0) return steps[at + by];
  if (from.at !== 'page') return by > 0 ? steps[0] : undefined;
  const order = session.definition.pages.map(({ id }) => id);
  const here = order.indexOf(from.id);
  const after = steps.findIndex((step) => step.at === 'check' || (step.at === 'page' && order.indexOf(step.id) > here));
  return steps[by > 0 ? after : after - 1];
}

/** The page on which the answer at a path is asked. */
export function pageOf({ pages }: FormDefinition, path: AnswerPath): FormPage | undefined {
  const [first] = partsOf(path);
  const holds = (questions: readonly Question[]): boolean =>
    questions.some((question) => question.id === first || (question.type === 'group' && holds(question.questions)));
  return pages.find(({ questions }) => holds(questions));
}

/** The question at a path, inside its repeats. */
export function questionAt(definition: FormDefinition, path: AnswerPath): Question | undefined {
  const [first = '', ...rest] = partsOf(path);
  let found = outermostOf(definition).get(first);
  // Ids of instances stand between those of questions.
  for (let at = 1; at < rest.length && found?.type === 'repeat'; at += 2) found = byId(found.questions).get(rest[at] ?? '');
  return found;
}

const outermost = new WeakMap<FormDefinition, ReadonlyMap<string, Question>>();

/** Those outside of repeats, put in order once: where much is wrong, all of it is asked for. */
function outermostOf(definition: FormDefinition): ReadonlyMap<string, Question> {
  const known = outermost.get(definition);
  if (known) return known;
  const found = byId(definition.pages.flatMap(({ questions }) => questions));
  outermost.set(definition, found);
  return found;
}

/** Groups add nothing to a path. */
function byId(questions: readonly Question[]): ReadonlyMap<string, Question> {
  const inner = questions.flatMap((question) => (question.type === 'group' ? [...byId(question.questions)] : []));
  return new Map([...inner, ...questions.map((question) => [question.id, question] as const)]);
}
