import type { CivicError, FormDefinition, Question } from '@civickit/core';
import { fieldsOf, flagOf, listOf, numberOf, textOf, type Fields } from '../record/fields.js';
import { flagged } from './read/flagged.js';
import type { ReadProse } from './read/prose.js';
import { readRecords, type AnswerOptions } from './read/read-records.js';
import { definitionKind } from './read/record-kind.js';
import { versionOf } from './read/version-of.js';

export interface ParsedDefinition {
  readonly definition: FormDefinition;
  /** Questions that could not be read. */
  readonly problems: readonly CivicError[];
}

/**
 * Reads an answer to `GET services/{code}` as a form: a note for what is only to be read, questions in their order, and none for what
 * the server fills in itself. A type that stands in the answer several times asks all that it asks anywhere; a question that does is asked
 * once, with all its options. Its id is the service code, its version changes with its questions.
 * @throws CivicError as `parseRequests`
 */
export async function parseDefinition(
  answer: Uint8Array | string,
  options: AnswerOptions & { readonly code?: string } = {},
): Promise<ParsedDefinition> {
  const { records, proseOf } = await readRecords(answer, definitionKind, options);
  const parts = records.map(fieldsOf);
  const first = parts.find((part) => textOf(part['service_code']) === options.code) ?? parts[0] ?? {};
  // A server may give its whole list, or a record for each attribute.
  const own = parts.filter((part) => textOf(part['service_code']) === textOf(first['service_code']));
  const problems: CivicError[] = [];
  const questions = new Map<string, Question>();
  const attributes = own.flatMap((part) => listOf(part['attributes'] ?? part['attribute']).map(fieldsOf));
  inOrder(attributes).forEach((attribute, at) => {
    const question = questionOf(attribute, at, proseOf);
    if (question === 'hidden') return;
    if (!question) return problems.push(flagged(at, 'neither code nor text', options));
    const known = questions.get(question.id);
    const both = known ? joined(known, question, at) : question;
    if (both) questions.set(both.id, both);
    else problems.push(flagged(at, `the code ${question.id} occurs twice`, options));
  });
  const title = proseOf(first['service_name']);
  const definition: FormDefinition = {
    format: 'civic-form/1',
    id: textOf(first['service_code']) ?? options.code ?? '',
    version: versionOf([...questions.values()]),
    ...(title !== undefined && { title }),
    pages: questions.size > 0 ? [{ id: 'questions', questions: [...questions.values()] }] : [],
  };
  return { definition, problems };
}

/** What stands twice, without loss: answers are sent by the code, so one code asks once. Undefined where they ask different things. */
function joined(known: Question, again: Question, at: number): Question | undefined {
  if (JSON.stringify(known) === JSON.stringify(again)) return known;
  // Nothing is answered to what is only read.
  if (again.type === 'note') return { ...again, id: `${again.id}-${at + 1}` };
  if (!('options' in known && 'options' in again) || known.type !== again.type || known.label !== again.label) return undefined;
  const { options = [] } = known;
  const more = again.options?.filter(({ value }) => !options.some((option) => option.value === value));
  return { ...known, options: [...options, ...(more ?? [])] };
}

/** By `order`, from 1; what has none comes last. */
function inOrder(attributes: readonly Fields[]): readonly Fields[] {
  const placed = attributes.map((attribute) => ({ attribute, order: numberOf(attribute['order']) ?? Infinity }));
  return placed.sort((a, b) => (a.order === b.order ? 0 : a.order - b.order)).map(({ attribute }) => attribute);
}

function questionOf(attribute: Fields, at: number, proseOf: ReadProse): Question | 'hidden' | undefined {
  // `server_set` and `hidden_field` of open311-adapter.
  if (textOf(attribute['automated']) !== undefined) return 'hidden';
  const written = proseOf(attribute['description']);
  const id = textOf(attribute['code']);
  if (flagOf(attribute['variable']) === false)
    return written === undefined ? 'hidden' : { id: id ?? `note-${at + 1}`, type: 'note', label: written };
  if (id === undefined) return undefined;
  const hint = proseOf(attribute['datatype_description']);
  const asked = {
    id,
    label: written?.replace(/[:：]$/, '').trimEnd() || id,
    ...(hint !== undefined && { hint }),
    ...(flagOf(attribute['required']) === true && { required: true }),
  };
  const options = optionsOf(attribute, proseOf);
  switch (textOf(attribute['datatype'])?.toLowerCase()) {
    case 'number':
      return { ...asked, type: 'decimal' };
    case 'datetime':
      return { ...asked, type: 'datetime' };
    case 'text':
      return { ...asked, type: 'textarea' };
    // A choice of nothing could never be answered.
    case 'singlevaluelist':
      return options.length > 0 ? { ...asked, type: 'choice', options } : { ...asked, type: 'text' };
    case 'multivaluelist':
      return options.length > 0 ? { ...asked, type: 'choices', options } : { ...asked, type: 'text' };
    default:
      return { ...asked, type: 'text' };
  }
}

function optionsOf(attribute: Fields, proseOf: ReadProse): readonly { value: string; label: string }[] {
  const options = new Map<string, string>();
  for (const value of listOf(attribute['values'] ?? attribute['value'])) {
    const { key, name } = fieldsOf(value);
    const id = textOf(key) ?? textOf(name);
    if (id !== undefined && !options.has(id)) options.set(id, proseOf(name) ?? id);
  }
  return Array.from(options, ([value, label]) => ({ value, label }));
}
