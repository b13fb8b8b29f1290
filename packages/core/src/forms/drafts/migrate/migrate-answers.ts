import { writeJson } from '../../../objects/write-json.js';
import { type AnswerPath, partsOf, pathOf } from '../../answers/answer-path.js';
import type { Answer, Answers, RepeatAnswer } from '../../answers/answers.js';
import type { FormDefinition } from '../../definition/form-definition.js';
import type { LocalText } from '../../definition/local-text.js';
import type { Question } from '../../definition/questions.js';
import { carryAnswer, type UnknownReason } from './carry-answer.js';
import type { AskedLabels } from './labels-of.js';
import { answersIn, isInstances, levelOf } from './level.js';

/** An answer that the form does not ask for any more, kept for the person to see. */
export interface UnknownAnswer {
  readonly path: AnswerPath;
  readonly answer: Answer;
  readonly why: UnknownReason;
  /** What was asked, where it is known. */
  readonly label?: LocalText;
}

/** What is known of where answers come from. */
export interface MigrationFrom {
  /** Of the definition that they were given to. */
  readonly version?: string;
  /** As `labelsOf` made them then. */
  readonly labels?: AskedLabels;
  /** What had no question before: it is taken up again where there is one now. */
  readonly unknown?: readonly UnknownAnswer[];
}

export interface MigratedAnswers {
  readonly answers: Answers;
  readonly unknown: readonly UnknownAnswer[];
}

/**
 * Answers of another version of a form as this version asks for them. Nothing is dropped: what has no place is `unknown`. An id of
 * `renamedFrom` counts where no question of that level has it now. Answers to this very version stay as they were typed. What this gives, it
 * gives again for its own result.
 */
export function migrateAnswers(definition: FormDefinition, answers: Answers, from: MigrationFrom = {}): MigratedAnswers {
  const { labels = {}, unknown = [], version } = from;
  const known = new Map<string, LocalText>(Object.entries(labels));
  const found: UnknownAnswer[] = [];
  const stays: UnknownAnswer[] = [];
  const sameVersion = version === definition.version;
  const putIn = new Set<AnswerPath>();
  let all = answers;
  for (const one of unknown) {
    const parts = partsOf(one.path);
    const back = putBack(all, parts, one.answer);
    if (!back) stays.push(one);
    else {
      all = back;
      putIn.add(one.path);
    }
    if (back && one.label !== undefined) known.set(askedAt(parts), one.label);
  }
  /** `above` by the ids of now, `asked` by those of then, without instances: labels stand under them; `at` is with them. */
  const step = (
    questions: readonly Question[],
    given: readonly [string, Answer][],
    above: readonly string[],
    asked: readonly string[],
    at: readonly string[],
  ): [string, Answer][] => {
    const level = levelOf(questions);
    const taken = new Map<string, Answer>();
    for (const [id, answer] of given) {
      const question = level.get(id) ?? heirOf(level, id, given);
      const label = known.get(pathOf(...asked, id));
      const leave = (rest: Answer, why: UnknownReason) =>
        found.push({ path: pathOf(...above, id), answer: rest, why, ...(label !== undefined && { label }) });
      if (!question || taken.has(question.id)) leave(answer, 'gone');
      else if (question.type === 'repeat') {
        if (isInstances(answer)) {
          const inside = ({ $id, ...rest }: RepeatAnswer) => ({
            $id,
            ...Object.fromEntries(
              step(question.questions, answersIn(rest), [...above, question.id, $id], [...asked, id], [...at, id, $id]),
            ),
          });
          taken.set(question.id, answer.map(inside));
        } else leave(answer, 'changed');
      } else if (sameVersion && id === question.id && question.type !== 'note' && !putIn.has(pathOf(...at, id))) taken.set(id, answer);
      else {
        const same = sameVersion || writeJson(label) === writeJson(question.label);
        const { answer: carried, left } = carryAnswer(question, answer, definition.lists, same);
        if (carried !== undefined) taken.set(question.id, carried);
        if (left) leave(left.answer, left.why);
      }
    }
    return [...taken];
  };
  const root = definition.pages.flatMap((page) => page.questions);
  return { answers: Object.fromEntries(step(root, Object.entries(all), [], [], [])), unknown: [...stays, ...found] };
}

/** The question that takes over from `id`, unless it has an answer of its own. */
function heirOf(level: ReadonlyMap<string, Question>, id: string, given: readonly [string, Answer][]): Question | undefined {
  const heir = [...level.values()].find((question) => 'renamedFrom' in question && question.renamedFrom?.includes(id));
  return heir && given.some(([other]) => other === heir.id) ? undefined : heir;
}

/** Paths of answers name instances, labels do not: `members/ab3/name` was asked by `members/name`. */
function askedAt(parts: readonly string[]): string {
  return pathOf(...parts.filter((_, at) => at % 2 === 0));
}

/** `answers` with one more; undefined where something else stands there, or its instance is gone. */
function putBack(answers: Answers, parts: readonly string[], answer: Answer): Answers | undefined {
  const [id, instance, ...rest] = parts;
  if (id === undefined) return undefined;
  const there = Object.hasOwn(answers, id) ? answers[id] : undefined;
  if (instance === undefined) return there === undefined ? { ...answers, [id]: answer } : undefined;
  if (!isInstances(there)) return undefined;
  const one = there.find(({ $id }) => $id === instance);
  const inside = one && putBack(one, rest, answer);
  return inside && { ...answers, [id]: there.map((other) => (other === one ? { $id: instance, ...inside } : other)) };
}
