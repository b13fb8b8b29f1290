import type { Answer } from '../../answers/answers.js';
import type { FormDefinition } from '../../definition/form-definition.js';
import type { Question } from '../../definition/questions.js';
import { isObject } from './level.js';

/** Why an answer has no question any more: it is not asked now, asked in another way, or what was chosen is not among the options. */
export type UnknownReason = 'gone' | 'changed' | 'option';

/** What of an answer goes with the question as it is now, and what does not. */
export interface Carried {
  readonly answer?: Answer;
  readonly left?: { readonly answer: Answer; readonly why: UnknownReason };
}

const carried = (answer: Answer): Carried => ({ answer });
const left = (answer: Answer, why: UnknownReason): Carried => ({ left: { answer, why } });

/** `same` tells whether the sentence is the one that was there when it was answered. Repeats are not looked at. */
export function carryAnswer(question: Question, answer: Answer, lists: FormDefinition['lists'], same: boolean): Carried {
  switch (question.type) {
    case 'text':
    case 'textarea':
    case 'email':
    case 'tel':
    case 'url':
    case 'name':
    case 'resident-id':
    case 'social-credit-code':
    case 'phone':
    case 'region':
      return typeof answer === 'string' || typeof answer === 'number' ? carried(String(answer)) : left(answer, 'changed');
    case 'integer':
    case 'decimal':
      return carryNumber(answer);
    case 'date':
    case 'time':
    case 'datetime':
      return typeof answer === 'string' && moments[question.type].test(answer.normalize('NFKC'))
        ? carried(answer)
        : left(answer, 'changed');
    case 'yesno':
      return isYesOrNo(answer) ? carried(answer) : left(answer, 'changed');
    case 'declaration':
      // Nobody has agreed to a sentence that they have not seen.
      return isYesOrNo(answer) && same ? carried(answer) : left(answer, 'changed');
    case 'choice':
    case 'choices': {
      const options = question.options ?? (question.list === undefined ? undefined : lists?.[question.list]) ?? [];
      return carryChoice(question.type, answer, new Set(options.map(({ value }) => value)));
    }
    case 'address':
      if (typeof answer === 'string') return carried({ line: answer });
      return isAddress(answer) ? carried(answer) : left(answer, 'changed');
    case 'location':
      return isObject(answer) && typeof answer['latitude'] === 'number' && typeof answer['longitude'] === 'number'
        ? carried(answer)
        : left(answer, 'changed');
    case 'file':
      return Array.isArray(answer) && answer.every(isFile) ? carried(answer) : left(answer, 'changed');
    case 'calculation':
      return carried(answer);
    default:
      return left(answer, 'gone');
  }
}

/** Pages without scripts give them as texts. */
const isYesOrNo = (answer: Answer): boolean => typeof answer === 'boolean' || answer === 'true' || answer === 'false';

/** As they are typed, so that half a date is one too, and so is one in Chinese or with full-width digits. */
const moments = {
  date: /^[\d\s./年月日号-]*$/,
  time: /^\s*\d{0,2}[:.时点]?[\d:.分秒\s]*$/,
  datetime: /^[\d-]*(T[\d:.,]*(Z|[+-][\d:]*)?)?$/,
};

/** A text stays as it was typed where it is no number: whoever reads it says what is wrong with it. */
function carryNumber(answer: Answer): Carried {
  if (typeof answer === 'number') return carried(answer);
  if (typeof answer !== 'string') return left(answer, 'changed');
  return /^-?\d{1,15}(\.\d+)?$/.test(answer) ? carried(Number(answer)) : carried(answer);
}

function carryChoice(type: 'choice' | 'choices', answer: Answer, options: ReadonlySet<string>): Carried {
  const chosen: unknown = typeof answer === 'string' ? [answer] : answer;
  if (!isTexts(chosen)) return left(answer, 'changed');
  const there = chosen.filter((value) => options.has(value));
  const rest = chosen.filter((value) => !options.has(value));
  if (type === 'choice' && chosen.length > 1) return left(answer, 'changed');
  if (there.length === 0) return chosen.length === 0 && type === 'choices' ? carried([]) : left(answer, 'option');
  return {
    answer: type === 'choice' ? (there[0] ?? '') : there,
    ...(rest.length > 0 && { left: { answer: rest, why: 'option' } }),
  };
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}

function isAddress(answer: Answer): boolean {
  return isObject(answer) && Object.entries(answer).every(([name, value]) => addressParts.has(name) && typeof value === 'string');
}

const addressParts = new Set(['region', 'line', 'postcode']);

function isFile(value: unknown): boolean {
  return isObject(value) && typeof value['id'] === 'string' && typeof value['type'] === 'string' && typeof value['size'] === 'number';
}
