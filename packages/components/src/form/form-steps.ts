import {
  type AnswerPath,
  type FormDefinition,
  type FormPage,
  type FormSession,
  partsOf,
  pathOf,
  type PlacedQuestion,
  questionsOf,
} from '@civickit/core/forms';

/** Where a person is: before the questions, on a page of them (by its id), at the summary, or after sending. */
export type Step =
  { readonly at: 'start' } | { readonly at: 'page'; readonly id: string } | { readonly at: 'check' } | { readonly at: 'sent' };

export const isSame = (one: Step, other: Step): boolean => one.at === other.at && nameOf(one) === nameOf(other);

/** Id of a page, or what the step is called. */
export const nameOf = (step: Step): string => (step.at === 'page' ? step.id : step.at);

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

const places = new WeakMap<FormDefinition, ReadonlyMap<AnswerPath, PlacedQuestion>>();

/** The question whose answer stands at a path, and where it stands; undefined for parts of an answer. */
export function placeOf(definition: FormDefinition, path: AnswerPath): PlacedQuestion | undefined {
  const parts = partsOf(path);
  // Ids of instances stand between those of repeats and of what is asked in them.
  const ids = parts.filter((_, at) => at % 2 === 0);
  return parts.length % 2 === 0 ? undefined : placesOf(definition).get(pathOf(...ids));
}

/** Put in order once: where much is wrong, all of it is asked for. */
function placesOf(definition: FormDefinition): ReadonlyMap<AnswerPath, PlacedQuestion> {
  const known = places.get(definition);
  if (known) return known;
  const found = new Map(
    questionsOf(definition).map((place) => [pathOf(...place.repeats.map(({ id }) => id), place.question.id), place] as const),
  );
  places.set(definition, found);
  return found;
}
