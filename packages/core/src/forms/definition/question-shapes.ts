import { issueCodes } from '../validate/issue-codes.js';
import type { QuestionType } from './questions.js';
import type { PrivacyBasis, PrivacyCategory } from './form-privacy.js';
import { limits } from './limits.js';
import { amount, flag, listOf, object, oneOf, setOf, whole, word, type Reader, type Shape } from './readers.js';
import { condition, limit, pattern, value } from './expression-readers.js';
import { byId, id, line, name, prose } from './text-readers.js';
import type { Reading } from './reading.js';

const bases = ['consent', 'contract', 'legal-duty', 'public-task', 'emergency'] as const satisfies readonly PrivacyBasis[];
const categories: readonly PrivacyCategory[] = [
  'name',
  'contact',
  'address',
  'identity',
  'family',
  'finance',
  'health',
  'location',
  'biometric',
  'belief',
  'minor',
  'picture',
  'other',
];

export const basis = oneOf(bases);
export const retention = word(
  /^P(?=\d|T\d)(?:\d+Y)?(?:\d+M)?(?:\d+W)?(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+S)?)?$/,
  'an ISO 8601 duration such as "P3Y"',
);

const option = object({ value: line, label: name, fields: byId(line, limits.fields) }, ['value', 'label']);

/** Counted over the whole definition. */
export function options(given: unknown, path: string, reading: Reading): unknown {
  if (Array.isArray(given)) {
    const before = reading.options;
    reading.options += given.length;
    if (reading.options > limits.options) {
      if (before <= limits.options) reading.excess(path, `is more than ${limits.options} options in the whole form`);
      return undefined;
    }
  }
  const taken = listOf(option, limits.options)(given, path, reading) as readonly { readonly value?: string }[] | undefined;
  const seen = new Set<unknown>();
  taken?.forEach(({ value: one }, index) => {
    if (one !== undefined && seen.has(one)) reading.error(`${path}/${index}/value`, `is the value of another option, "${one}"`);
    seen.add(one);
  });
  return taken;
}

const messages = object(Object.fromEntries(issueCodes.map((code) => [code, prose])), []);
const renamedFrom = setOf(line, limits.fields);
const shown: Shape = { id, type: line, showIf: condition };
const privacy = object({ category: oneOf(categories), sensitive: flag, purpose: prose, basis, retention }, ['category']);
const asked: Shape = {
  ...shown,
  label: prose,
  hint: prose,
  required: condition,
  check: condition,
  messages,
  autocomplete: word(/^[A-Za-z0-9-]+(?: [A-Za-z0-9-]+)*$/, 'a list of autofill tokens such as "street-address"'),
  privacy,
  renamedFrom,
};

const count = whole(0);
const within = word(/^\d{1,12}$/, 'the beginning of a region code, such as "5306"');
const text: Shape = { ...asked, minLength: count, maxLength: count, pattern };
const number: Shape = { ...asked, minimum: amount, maximum: amount, unit: name };
const date: Shape = { ...asked, minimum: limit, maximum: limit };
const choice: Shape = { ...asked, options, list: id, filter: condition };
const dataElement: Shape = asked;

/** Of a repeat: as many as a page can show. */
const instances = whole(0, 1000);

/** What a question of each type may hold; `questions` of groups and repeats are read by `readQuestions`. */
export function questionShapes(questions: Reader): Readonly<Record<QuestionType, Shape>> {
  const group: Shape = { ...shown, label: prose, hint: prose, questions };
  return {
    note: { ...shown, label: prose },
    text,
    textarea: text,
    email: text,
    tel: text,
    url: text,
    name: text,
    integer: number,
    decimal: number,
    date,
    time: date,
    datetime: date,
    yesno: asked,
    choice,
    choices: { ...choice, minItems: count, maxItems: count },
    'resident-id': dataElement,
    'social-credit-code': dataElement,
    phone: dataElement,
    region: { ...dataElement, within },
    address: { ...asked, within },
    location: asked,
    file: {
      ...asked,
      accept: setOf(word(/^[a-z]+\/(?:\*|[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]*)$/, 'a MIME type such as "application/pdf"'), limits.fields),
      maxFiles: whole(1, 100),
      maxBytes: whole(1),
    },
    declaration: asked,
    calculation: { ...shown, value, label: prose, privacy },
    group,
    repeat: { ...group, itemLabel: prose, minItems: instances, maxItems: whole(1, 1000), messages, renamedFrom },
  };
}

export function needed(type: QuestionType): readonly string[] {
  const own = type === 'calculation' ? ['value'] : type === 'group' || type === 'repeat' ? ['label', 'questions'] : ['label'];
  return ['id', 'type', ...own];
}
