import { pathOf } from '../../answers/answer-path.js';
import type { FormDefinition } from '../../definition/form-definition.js';
import type { Group, Question, Repeat } from '../../definition/questions.js';
import { localOffset, offsetText } from '../../../when/local-offset.js';
import { optionsOf } from '../question-facts.js';

/** What is used of a `File`. */
export interface PostedFile {
  readonly name: string;
  readonly type: string;
  readonly size: number;
}

export type PostValue<F extends PostedFile = PostedFile> = string | F;

export interface Posted<F extends PostedFile> {
  readonly definition: FormDefinition;
  readonly fields: { all(name: string): readonly PostValue<F>[] };
  readonly files: Map<string, F>;
  readonly zone: string;
}

type Single = Exclude<Question, Group | Repeat>;

/** The answer to one question, undefined where nothing was written. */
export function readPosted<F extends PostedFile>(question: Single, parts: readonly string[], posted: Posted<F>): unknown {
  const path = (...more: readonly string[]): string => pathOf(...parts, question.id, ...more);
  const text = (...more: readonly string[]): string | undefined => firstText(posted.fields.all(path(...more)));
  switch (question.type) {
    case 'note':
    case 'calculation':
      return undefined;
    case 'integer':
    case 'decimal':
      return numberIn(text());
    case 'yesno':
    case 'declaration': {
      const given = text();
      return given === 'true' ? true : given === 'false' ? false : given;
    }
    case 'time':
      // Some browsers add seconds.
      return text()?.replace(/^(\d{2}:\d{2}):00(?:\.0+)?$/u, '$1');
    case 'datetime':
      return withOffset(text(), posted.zone);
    case 'choices':
      return inOrder(
        texts(posted.fields.all(path())),
        optionsOf(question, posted.definition).map(({ value }) => value),
      );
    case 'address':
      return someOf({ region: text('region'), line: text('line'), postcode: text('postcode') });
    case 'location':
      return someOf({ latitude: numberIn(text('latitude')), longitude: numberIn(text('longitude')) });
    case 'file':
      return readFiles(posted.fields.all(path()), path, posted.files);
    default:
      return text();
  }
}

function texts(values: readonly PostValue[]): readonly string[] {
  return textsIn(values).filter((value) => value.trim() !== '');
}

function firstText(values: readonly PostValue[]): string | undefined {
  return texts(values)[0];
}

/** Browsers end lines by CR LF in what they post. */
export function textsIn(values: readonly PostValue[]): readonly string[] {
  return values.filter((value) => typeof value === 'string').map((value) => value.replace(/\r\n?/gu, '\n'));
}

/** Full-width digits and signs count; what is no number comes as it was typed. */
function numberIn(text: string | undefined): number | string | undefined {
  const plain = text?.normalize('NFKC').replace(/\s/gu, '').replace('\u2212', '-');
  return plain !== undefined && /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/iu.test(plain) ? Number(plain) : text;
}

function withOffset(text: string | undefined, zone: string): string | undefined {
  const [, day, time, seconds = ':00'] = /^(\d{4,6}-\d{2}-\d{2})T(\d{2}:\d{2})(:\d{2})?(?:\.\d+)?$/u.exec(text ?? '') ?? [];
  if (day === undefined || time === undefined) return text;
  const wall = Date.parse(`${day}T${time}${seconds}Z`);
  return Number.isNaN(wall) ? text : `${day}T${time}${seconds}${offsetText(localOffset(wall, zone))}`;
}

/** In the order of the options, each once; what is no option stands last, for the person to be told. */
function inOrder(chosen: readonly string[], options: readonly string[]): readonly string[] | undefined {
  const given = new Set(chosen);
  const ordered = new Set([...options.filter((value) => given.has(value)), ...given]);
  return ordered.size > 0 ? [...ordered] : undefined;
}

function someOf(parts: Readonly<Record<string, unknown>>): object | undefined {
  const given = Object.entries(parts).filter(([, value]) => value !== undefined);
  return given.length > 0 ? Object.fromEntries(given) : undefined;
}

/** A field for files that was left empty is posted as one file without name and bytes. */
function readFiles<F extends PostedFile>(
  values: readonly PostValue<F>[],
  path: (...more: readonly string[]) => string,
  files: Map<string, F>,
): readonly object[] | undefined {
  const given = values
    .filter((value): value is F => typeof value === 'object' && value !== null)
    .filter(({ name, size }) => name !== '' || size > 0);
  const answers = given.map((file, at) => {
    const id = path(String(at + 1));
    files.set(id, file);
    const { name, type, size } = file;
    return { id, ...(name !== '' && { name }), type, size };
  });
  return answers.length > 0 ? answers : undefined;
}
