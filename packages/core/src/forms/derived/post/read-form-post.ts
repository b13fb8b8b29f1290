import { CivicError } from '../../../errors/civic-error.js';
import { partsOf, pathOf } from '../../answers/answer-path.js';
import type { FormDefinition } from '../../definition/form-definition.js';
import type { Question, Repeat } from '../../definition/questions.js';
import { ownZone } from '../../../when/instant.js';
import { postNames } from './post-names.js';
import { type PostedFile, type PostValue, readPosted, textsIn } from './read-posted.js';

export type { PostedFile, PostValue } from './read-posted.js';

export interface PostOptions {
  /** IANA name of the municipality's zone, which a date and time is in. @default this machine's */
  readonly zone?: string;
  /** When it came in: the moment of the consent. @default now */
  readonly at?: Date;
}

/** What a page posted. Nothing of it is judged yet: that is `acceptSubmission`'s. */
export interface PostedForm<F extends PostedFile = PostedFile> {
  /** In the shape of a `Submission`. Fields that are no questions of the form are left out, as are empty ones and instances without any answer. */
  readonly submission: unknown;
  /** Bytes by the `id` of their `FileAnswer`. */
  readonly files: ReadonlyMap<string, F>;
}

/**
 * Turns the fields of a page by `toHtml` back into answers: `FormData`, `URLSearchParams`, or any list of names and values. Numbers that are
 * none, and values that are no options, come as they were typed, so that the person can be told. Takes time in line with what was posted.
 * @throws CivicError `too-large/form-post` at more than 50,000 fields
 */
export function readFormPost<F extends PostedFile = PostedFile>(
  definition: FormDefinition,
  entries: Iterable<readonly [string, string | F]>,
  { zone = ownZone(), at = new Date() }: PostOptions = {},
): PostedForm<F> {
  const fields = new PostedFields<F>(entries);
  const files = new Map<string, F>();
  const questions = definition.pages.flatMap((page) => page.questions);
  const answers = readScope(questions, [], { definition, fields, files, zone });
  const text = (name: string): string | undefined => textsIn(fields.all(name))[0];
  const named = { form: text(postNames.form), version: text(postNames.version), lang: text(postNames.lang) || undefined };
  const consent = text(postNames.consent);
  const assistant = assistantIn(text);
  const submission = {
    ...Object.fromEntries(Object.entries(named).filter(([, value]) => value !== undefined)),
    answers,
    ...(consent !== undefined && { consent: { version: consent, at: at.toISOString() } }),
    ...(assistant && { assistant }),
    channel: text(postNames.channel) || 'web',
  };
  return { submission, files };
}

/** Who filled it in for the person; pages by `toHtml` have no such fields, programs that post as they do have. */
function assistantIn(text: (name: string) => string | undefined): object | undefined {
  const [name, person, reason] = [text(postNames.assistant), text(postNames.assistantFor), text(postNames.assistantReason)];
  return name === undefined
    ? undefined
    : { name, ...(person && { for: person }), ...(reason && { reason }), agreed: text(postNames.assistantAgreed) === 'true' };
}

interface Reading<F extends PostedFile> {
  readonly definition: FormDefinition;
  readonly fields: PostedFields<F>;
  readonly files: Map<string, F>;
  readonly zone: string;
}

function readScope<F extends PostedFile>(questions: readonly Question[], parts: readonly string[], reading: Reading<F>): object {
  const found: (readonly [string, unknown])[] = [];
  const walk = (inner: readonly Question[]): void => {
    for (const question of inner) {
      if (question.type === 'group') walk(question.questions);
      else {
        const answer = question.type === 'repeat' ? readRepeat(question, parts, reading) : readPosted(question, parts, reading);
        if (answer !== undefined) found.push([question.id, answer]);
      }
    }
  };
  walk(questions);
  // Not by assignment, so that no id means anything to JavaScript.
  return Object.fromEntries(found);
}

function readRepeat<F extends PostedFile>(question: Repeat, parts: readonly string[], reading: Reading<F>): readonly object[] | undefined {
  const at = [...parts, question.id];
  const instances = reading.fields.below(pathOf(...at)).flatMap((id) => {
    const answers = readScope(question.questions, [...at, id], reading);
    return Object.keys(answers).length > 0 ? [{ $id: id, ...answers }] : [];
  });
  return instances.length > 0 ? instances : undefined;
}

/** Paths in a form are at most 10 repeats deep, each with its instance, and a part of an answer. */
const maxParts = 24;
const maxEntries = 50_000;

class PostedFields<F extends PostedFile> {
  readonly #values = new Map<string, PostValue<F>[]>();
  readonly #below = new Map<string, Set<string>>();

  constructor(entries: Iterable<readonly [string, string | F]>) {
    let count = 0;
    for (const [name, value] of entries) {
      if (++count > maxEntries) throw new CivicError('too-large/form-post', `A form was posted with more than ${maxEntries} fields`);
      const known = this.#values.get(name);
      if (known) known.push(value);
      else this.#values.set(name, [value]);
      if (!known) this.#place(name);
    }
  }

  all(name: string): readonly PostValue<F>[] {
    return this.#values.get(name) ?? [];
  }

  /** What stands next after `path`, in the order in which it was posted. */
  below(path: string): readonly string[] {
    return [...(this.#below.get(path) ?? [])];
  }

  #place(name: string): void {
    const parts = partsOf(name);
    if (parts.length > maxParts) return;
    for (let at = 1; at < parts.length; at++) {
      const path = pathOf(...parts.slice(0, at));
      const children = this.#below.get(path) ?? new Set();
      children.add(parts[at] ?? '');
      this.#below.set(path, children);
    }
  }
}
