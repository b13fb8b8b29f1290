import { pathOf } from '../../answers/answer-path.js';
import type { Answer, Answers } from '../../answers/answers.js';
import type { FormDefinition } from '../../definition/form-definition.js';
import type { LocalText } from '../../definition/local-text.js';
import type { Question } from '../../definition/questions.js';
import { answersIn, isInstances, levelOf } from './level.js';

/** What was asked, by the ids of repeats and question, such as `members/name`: a draft outlives the definition that it was begun with. */
export type AskedLabels = Readonly<Record<string, LocalText>>;

/** The labels of all that is answered. */
export function labelsOf(definition: Pick<FormDefinition, 'pages'>, answers: Answers): AskedLabels {
  const labels = new Map<string, LocalText>();
  read(
    definition.pages.flatMap((page) => page.questions),
    Object.entries(answers),
    [],
    labels,
  );
  return Object.fromEntries(labels);
}

function read(questions: readonly Question[], answers: [string, Answer][], above: readonly string[], labels: Map<string, LocalText>): void {
  const level = levelOf(questions);
  for (const [id, answer] of answers) {
    const question = level.get(id);
    if (question?.label === undefined) continue;
    labels.set(pathOf(...above, id), question.label);
    if (question.type !== 'repeat' || !isInstances(answer)) continue;
    for (const instance of answer) read(question.questions, answersIn(instance), [...above, id], labels);
  }
}
