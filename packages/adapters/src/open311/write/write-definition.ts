import { localText, questionsOf, type ChoiceOption, type FormDefinition, type PlacedQuestion, type Question } from '@civickit/core/forms';
import type { Open311Format } from '../dialect.js';
import { WireList, writeWire, type WireRecord } from './wire.js';

export interface DefinitionOptions {
  /** BCP 47 tag of the language to write in. @default the definition's first */
  readonly lang?: string;
  /** Names of the answers to a question that wants yes or no. @default ['Yes', 'No'] */
  readonly yesNo?: readonly [yes: string, no: string];
}

/**
 * The answer to `GET services/{code}`: the questions of a form as attributes in their order. Open311 knows no conditions, so that what is
 * asked or required only sometimes is optional there, and all options of a list are offered. Left out is what it has no words for: files,
 * repeats with all in them, and what is worked out. Headings of groups become notes.
 */
export function writeServiceDefinition(code: string, form: FormDefinition, format: Open311Format, options: DefinitionOptions = {}): string {
  const { languages = [], lists = {} } = form;
  const { lang = languages[0] ?? '', yesNo = ['Yes', 'No'] } = options;
  const written: Written = { text: (text) => localText(text, lang, languages).text, lists, yesNo };
  const attributes: WireRecord[] = [];
  for (const placed of questionsOf(form)) {
    const attribute = attributeOf(placed, attributes.length + 1, written);
    if (attribute) attributes.push(attribute);
  }
  const record: WireRecord = {
    service_code: code,
    service_name: form.title === undefined ? undefined : written.text(form.title),
    attributes: new WireList('attribute', attributes),
  };
  return writeWire('service_definition', record, format);
}

interface Written {
  readonly text: (text: NonNullable<FormDefinition['title']>) => string;
  readonly lists: NonNullable<FormDefinition['lists']>;
  readonly yesNo: readonly [string, string];
}

function attributeOf(placed: PlacedQuestion, order: number, { text, lists, yesNo }: Written): WireRecord | undefined {
  const { question, repeats } = placed;
  const { type, id } = question;
  if (repeats.length > 0 || type === 'repeat' || type === 'file' || type === 'calculation') return undefined;
  const isAsked = type !== 'note' && type !== 'group';
  const values = valuesOf(question, lists, yesNo);
  return {
    variable: isAsked,
    code: id,
    datatype: datatypes[type] ?? 'string',
    required: isAsked && isRequired(placed),
    datatype_description: 'hint' in question && question.hint !== undefined ? text(question.hint) : null,
    order,
    description: text(question.label),
    values: values && new WireList('value', values.map((one) => ({ key: one.value, name: text(one.label) }))), // prettier-ignore
  };
}

/** Of all that is not `string`. */
const datatypes: Readonly<Partial<Record<Question['type'], string>>> = {
  textarea: 'text',
  integer: 'number',
  decimal: 'number',
  date: 'datetime',
  datetime: 'datetime',
  yesno: 'singlevaluelist',
  declaration: 'singlevaluelist',
  choice: 'singlevaluelist',
  choices: 'multivaluelist',
};

/** In every case, not only under a condition. */
function isRequired({ question, page, around }: PlacedQuestion): boolean {
  if (page.showIf !== undefined || [...around, question].some(({ showIf }) => showIf !== undefined)) return false;
  // Where a filter leaves nothing to choose, nothing is required.
  if ('filter' in question && question.filter !== undefined) return false;
  const required = 'required' in question ? question.required : undefined;
  return required === true || (required === undefined && question.type === 'declaration');
}

function valuesOf(question: Question, lists: Written['lists'], [yes, no]: Written['yesNo']): readonly ChoiceOption[] | undefined {
  switch (question.type) {
    case 'yesno':
      return [{ value: 'true', label: yes }, { value: 'false', label: no }]; // prettier-ignore
    case 'declaration':
      return [{ value: 'true', label: yes }];
    case 'choice':
    case 'choices': {
      const { options, list } = question;
      return options ?? (list !== undefined && Object.hasOwn(lists, list) ? lists[list] : undefined) ?? [];
    }
    default:
      return undefined;
  }
}
