import type { Question } from '../definition/questions.js';
import { type AnswerReading, unanswered } from './answer-reading.js';
import { isDateText } from './date-texts.js';
import { readNumber } from './read-number.js';
import { readAddress, readFiles, readLocation } from './read-structured.js';
import { readText } from './read-text.js';

/** Questions whose answer is judged by itself: options, repeats and calculations hang on more. */
export type PlainQuestion = Exclude<Question, { type: 'note' | 'group' | 'repeat' | 'calculation' | 'choice' | 'choices' }>;

/** The normal form of what somebody typed, or another system sent, whatever it is. */
export function readAnswer(question: PlainQuestion, typed: unknown): AnswerReading {
  if (typed === undefined || typed === null || typed === '') return unanswered;
  switch (question.type) {
    case 'integer':
    case 'decimal':
      return numberFrom(question.type, typed);
    case 'date':
    case 'time':
    case 'datetime':
      return dateFrom(question.type, typed);
    case 'yesno':
    case 'declaration':
      return truthFrom(question.type, typed);
    case 'address':
      return readAddress(question, typed);
    case 'location':
      return readLocation(typed);
    case 'file':
      return readFiles(typed);
    default:
      return readText(question, typed);
  }
}

/** Whoever does not agree to a declaration has not answered it. Pages without script send words. */
function truthFrom(type: 'yesno' | 'declaration', typed: unknown): AnswerReading {
  if (typed === true || typed === 'true') return { value: true };
  if (typed !== false && typed !== 'false') return { wrong: 'type' };
  return type === 'yesno' ? { value: false } : unanswered;
}

function numberFrom(type: 'integer' | 'decimal', typed: unknown): AnswerReading {
  if (typeof typed === 'string' && typed.trim() === '') return unanswered;
  const value = readNumber(typed);
  if (value === undefined) return { wrong: typeof typed === 'string' ? 'number' : 'type' };
  return type === 'decimal' || Number.isSafeInteger(value) ? { value } : { wrong: 'integer' };
}

function dateFrom(type: 'date' | 'time' | 'datetime', typed: unknown): AnswerReading {
  if (typeof typed !== 'string') return { wrong: 'type' };
  const value = typed.trim();
  if (value === '') return unanswered;
  return isDateText(type, value) ? { value } : { wrong: type };
}
