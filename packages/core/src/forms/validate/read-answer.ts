import type { Question } from '../definition/questions.js';
import type { Engine } from '../logic/engine.js';
import { type AnswerReading, unanswered } from './answer-reading.js';
import { readNumber } from './read-number.js';
import { textFrom } from './text-from.js';

/** Questions whose answer is judged by itself: options, repeats and calculations hang on more. */
export type PlainQuestion = Exclude<Question, { type: 'note' | 'group' | 'repeat' | 'calculation' | 'choice' | 'choices' }>;

/** Those whose answers `judging` reads; texts are among them where they are more than words. */
export type LateQuestion = Exclude<PlainQuestion, { type: 'integer' | 'decimal' | 'yesno' | 'declaration' }>;

/** The normal form of what somebody typed, or another system sent, whatever it is; as it was given where it cannot be read yet. */
export function readAnswer(question: PlainQuestion, typed: unknown, engine: Engine): AnswerReading {
  if (typed === undefined || typed === null || typed === '') return unanswered;
  switch (question.type) {
    case 'integer':
    case 'decimal':
      return numberFrom(question.type, typed);
    case 'yesno':
    case 'declaration':
      return truthFrom(question.type, typed);
    case 'text':
    case 'textarea':
    case 'name':
      return textFrom(typed);
    default:
      engine.lacks ||= !engine.judging;
      return engine.judging?.readLate(question, typed) ?? { value: typed };
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
