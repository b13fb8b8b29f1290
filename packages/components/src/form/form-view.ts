import type { AnswerPath, FormSession, LocalText, Question, ReadText } from '@civickit/core/forms';
import type { Formatter } from '../i18n/formatter.js';
import type { FormFiles } from './form-files.js';
import type { FormTexts } from './form-texts.js';

/** What a question is drawn with. */
export interface FormView {
  readonly session: FormSession;
  readonly texts: FormTexts;
  readonly format: Formatter;
  /** IANA zone of the municipality. */
  readonly zone: string;
  /** BCP 47 tag of the reader's language. */
  readonly lang: string;
  /** Level of headings inside a page. */
  readonly level: number;
  readonly files: FormFiles;
  /** Own looks for types of questions. */
  readonly controls: FormControls;
  /** Own looks for single questions; they win over those of types. */
  readonly controlAt?: ((path: AnswerPath) => ControlRenderer | undefined) | undefined;
  /** Whether a question is asked by the control of another one. */
  readonly isApart?: ((path: AnswerPath) => boolean) | undefined;
  read(text: LocalText): ReadText;
  /** What is wrong with the answer at a path, in words. */
  wrongAt(path: AnswerPath): string | undefined;
  /** Grows with every answer that may stand in its control otherwise than it was drawn last. */
  givenAt(path: AnswerPath): number;
  /** The person has changed an answer. */
  set(path: AnswerPath, value: unknown): void;
  /** The person has left a control: what was wrong may be mended. */
  left(path: AnswerPath): void;
  add(repeat: AnswerPath): void;
  remove(repeat: AnswerPath, id: string): void;
  choose(path: AnswerPath, files: readonly File[]): void;
}

/** What an own look of a question is given. It answers for its name, its description and its error by `id`, `describedBy` and `wrong`. */
export interface ControlSetting {
  readonly path: AnswerPath;
  /** Of the control that the label names and the list of errors leads to. */
  readonly id: string;
  readonly describedBy: string | undefined;
  readonly wrong: boolean;
  readonly view: FormView;
}

export type ControlRenderer = (question: Question, setting: ControlSetting) => unknown;

/** By type of question. */
export type FormControls = Partial<Record<Question['type'], ControlRenderer>>;

export const controlId = (path: AnswerPath): string => `q-${path}`;
