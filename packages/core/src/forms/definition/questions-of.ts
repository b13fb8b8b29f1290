import type { FormDefinition, FormPage } from './form-definition.js';
import type { Group, Question, Repeat } from './questions.js';

/** A question with where it stands. */
export interface PlacedQuestion {
  readonly question: Question;
  readonly page: FormPage;
  /** Groups and repeats around it, the outermost first. */
  readonly around: readonly (Group | Repeat)[];
  /** Those of them that are repeats: the levels that its answer stands in. */
  readonly repeats: readonly Repeat[];
  /** JSON Pointer into the definition (RFC 6901). */
  readonly path: string;
}

/** All questions in the order in which they are asked; groups and repeats come before what they hold. */
export function questionsOf(definition: FormDefinition): readonly PlacedQuestion[] {
  const found: PlacedQuestion[] = [];
  const walk = (questions: readonly Question[], place: Omit<PlacedQuestion, 'question'>): void => {
    questions.forEach((question, index) => {
      const here = { ...place, path: `${place.path}/questions/${index}` };
      found.push({ question, ...here });
      if (question.type === 'group') walk(question.questions, { ...here, around: [...here.around, question] });
      if (question.type !== 'repeat') return;
      walk(question.questions, { ...here, around: [...here.around, question], repeats: [...here.repeats, question] });
    });
  };
  definition.pages.forEach((page, index) => {
    walk(page.questions, { page, around: [], repeats: [], path: `/pages/${index}` });
  });
  return found;
}
