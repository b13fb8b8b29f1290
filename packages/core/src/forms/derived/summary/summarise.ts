import { type AnswerPath, pathOf } from '../../answers/answer-path.js';
import type { Answer, Answers, RepeatAnswer } from '../../answers/answers.js';
import type { FormDefinition } from '../../definition/form-definition.js';
import type { Question } from '../../definition/questions.js';
import { type DerivedOptions, FormReader } from '../form-reader.js';
import { answerText } from './answer-text.js';

export interface SummarySection {
  /** Of the page, or of one instance of a repeat, such as "Member 2". */
  readonly title: string;
  /** 0 for a page, 1 for an instance of a repeat on it, and so on. */
  readonly depth: number;
  readonly rows: readonly SummaryRow[];
}

export interface SummaryRow {
  readonly path: AnswerPath;
  readonly label: string;
  /** Empty where the question was not answered. */
  readonly value: string;
}

export interface SummaryOptions extends DerivedOptions {
  /** Whether what was not answered is told as well. @default false */
  readonly unanswered?: boolean;
  /** Whether a question, or by `page:<id>` a page, was asked: `FormSession.shows`. @default all were */
  readonly shows?: (path: AnswerPath) => boolean;
}

/**
 * Answers as people read them: sections of rows in the order of the questions, instances of repeats as sections after what they stand
 * beside. Answers are taken as they are given; hidden ones are for `shows` to tell, or for whoever took the submission.
 */
export function summarise(definition: FormDefinition, answers: Answers, options: SummaryOptions): readonly SummarySection[] {
  const reader = new FormReader(definition, options);
  const summary = new Summary(reader, options);
  for (const { id, title, questions } of definition.pages) {
    if (options.shows?.(`page:${id}`) === false) continue;
    summary.add(title === undefined ? '' : reader.text(title), 0, questions, answers, []);
  }
  return summary.sections.filter(({ rows }) => rows.length > 0);
}

class Summary {
  readonly sections: SummarySection[] = [];
  readonly #reader: FormReader;
  readonly #options: SummaryOptions;

  constructor(reader: FormReader, options: SummaryOptions) {
    this.#reader = reader;
    this.#options = options;
  }

  add(title: string, depth: number, questions: readonly Question[], answers: Answers, parts: readonly string[]): void {
    const rows: SummaryRow[] = [];
    this.sections.push({ title, depth, rows });
    this.#walk(questions, answers, parts, depth, rows);
  }

  #walk(questions: readonly Question[], answers: Answers, parts: readonly string[], depth: number, rows: SummaryRow[]): void {
    for (const question of questions) {
      const path = pathOf(...parts, question.id);
      if (question.type === 'note' || this.#options.shows?.(path) === false) continue;
      const answer = Object.hasOwn(answers, question.id) ? answers[question.id] : undefined;
      if (question.type === 'group') this.#walk(question.questions, answers, parts, depth, rows);
      else if (question.type === 'repeat') {
        const title = this.#reader.text(question.itemLabel ?? question.label);
        instancesIn(answer).forEach((instance, at) => {
          this.add(this.#reader.words.item(title, at + 1), depth + 1, question.questions, instance, [...parts, question.id, instance.$id]);
        });
      } else if (
        question.label !== undefined &&
        (answer !== undefined || (this.#options.unanswered === true && question.type !== 'calculation'))
      ) {
        rows.push({ path, label: this.#reader.text(question.label), value: answerText(question, answer, this.#reader) });
      }
    }
  }
}

/** Instances that hold together; anything else is no answer to a repeat. */
export function instancesIn(answer: Answer | undefined): readonly RepeatAnswer[] {
  if (!Array.isArray(answer)) return [];
  const given: readonly unknown[] = answer;
  return given.filter(
    (one): one is RepeatAnswer => typeof one === 'object' && one !== null && typeof (one as Partial<RepeatAnswer>).$id === 'string',
  );
}
