import type {
  ChoiceQuestion,
  DataElementQuestion,
  DateQuestion,
  FileQuestion,
  NumberQuestion,
  Question,
  TextQuestion,
} from '../../definition/questions.js';
import { attributes, markup, type Markup } from '../markup.js';
import { acceptedTypes, optionsOf } from '../question-facts.js';
import type { FormReader } from '../form-reader.js';
import type { OptionGroup } from './form-page.js';

/** What a control is told by the question around it. */
export interface ControlSetting {
  readonly id: string;
  readonly name: string;
  readonly describedBy: string | undefined;
  readonly required: boolean;
}

/** Questions that one control of a form answers. */
export type SingleQuestion = TextQuestion | NumberQuestion | DateQuestion | DataElementQuestion | FileQuestion;

/** Longer lists are chosen from in a list box. */
const maxRadios = 8;

type InputAttributes = Readonly<Record<string, string | number | boolean | undefined>>;

const inputs: Readonly<Record<Exclude<SingleQuestion['type'], 'textarea' | 'file'>, InputAttributes>> = {
  text: { type: 'text' },
  name: { type: 'text', spellcheck: 'false' },
  email: { type: 'email', inputmode: 'email', spellcheck: 'false' },
  tel: { type: 'tel', inputmode: 'tel' },
  phone: { type: 'tel', inputmode: 'tel' },
  url: { type: 'url', inputmode: 'url', spellcheck: 'false' },
  integer: { type: 'number', inputmode: 'numeric', step: 1 },
  decimal: { type: 'number', inputmode: 'decimal', step: 'any' },
  date: { type: 'date' },
  time: { type: 'time' },
  datetime: { type: 'datetime-local' },
  // Keyboards of digits have no X.
  'resident-id': { type: 'text', inputmode: 'text', autocapitalize: 'characters', autocomplete: 'off', spellcheck: 'false' },
  'social-credit-code': { type: 'text', inputmode: 'text', autocapitalize: 'characters', spellcheck: 'false' },
  region: { type: 'text', inputmode: 'numeric' },
};

/**
 * Lengths and patterns are left to the server: browsers count UTF-16 units where the format counts characters, cut off what is pasted,
 * and read patterns by another dialect.
 */
export function controlOf(question: SingleQuestion, setting: ControlSetting): Markup {
  const { id, name, describedBy, required } = setting;
  const common = { id, name, 'aria-describedby': describedBy, required, autocomplete: tokenOf(question) };
  if (question.type === 'textarea') return markup`<textarea${attributes({ ...common, rows: linesOf(question) })}></textarea>`;
  if (question.type === 'file') {
    const accept = acceptedTypes(question).join(',');
    return markup`<input${attributes({ ...common, type: 'file', accept, multiple: (question.maxFiles ?? 1) > 1 })}>`;
  }
  const own = inputs[question.type];
  return markup`<input${attributes({ ...own, ...common, autocomplete: common.autocomplete ?? own.autocomplete, ...limitsOf(question) })}>`;
}

function limitsOf(question: Question): InputAttributes {
  if (question.type === 'integer' || question.type === 'decimal') return { min: question.minimum, max: question.maximum };
  if (question.type !== 'date' && question.type !== 'time') return {};
  return { min: literalIn(question.minimum), max: literalIn(question.maximum) };
}

function literalIn(limit: unknown): string | undefined {
  return typeof limit === 'string' ? limit : undefined;
}

/** Autofill tokens are words of lower-case letters; what is none would only be noise. */
function tokenOf({ autocomplete }: SingleQuestion): string | undefined {
  return autocomplete !== undefined && /^[a-z0-9-]+(?: [a-z0-9-]+)*$/u.test(autocomplete) ? autocomplete : undefined;
}

function linesOf({ maxLength = 400 }: TextQuestion): number {
  return Math.max(3, Math.min(12, Math.ceil(maxLength / 60)));
}

export function isListBox(question: ChoiceQuestion, reader: FormReader): boolean {
  return question.type === 'choice' && optionsOf(question, reader.definition).length > maxRadios;
}

export function listBox(groups: readonly OptionGroup[], setting: ControlSetting, reader: FormReader): Markup {
  const { id, name, describedBy, required } = setting;
  const optionsIn = ({ options }: OptionGroup) =>
    options.map(({ value, label }) => markup`<option${attributes({ value, ...reader.langOf(label) })}>${reader.text(label)}</option>\n`);
  const groupOf = (group: OptionGroup) =>
    group.condition === undefined
      ? markup`${optionsIn(group)}`
      : markup`<optgroup${attributes({ label: group.condition })}>\n${optionsIn(group)}</optgroup>\n`;
  return markup`<select${attributes({ id, name, 'aria-describedby': describedBy, required })}>
<option value="">${reader.words.chooseHere}</option>
${groups.map(groupOf)}</select>`;
}

/** One box to tick, or one of several. */
export function tick(type: 'radio' | 'checkbox', value: string, label: Markup, setting: ControlSetting): Markup {
  const { id, name, required, describedBy } = setting;
  return markup`<p class="civic-tick"><input${attributes({ type, id, name, value, required, 'aria-describedby': describedBy })}> <label for="${id}">${label}</label></p>\n`;
}
