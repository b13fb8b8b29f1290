import { type AnswerReading, unanswered } from './answer-reading.js';

/** No answer is longer, in UTF-16 units, whatever the definition allows. */
const longest = 100_000;

/** A text without white space around it. White space alone is no answer. */
export function textFrom(typed: unknown): AnswerReading {
  if (typeof typed !== 'string' && typeof typed !== 'number') return { wrong: 'type' };
  const value = String(typed).trim();
  if (value === '') return unanswered;
  return value.length > longest ? { wrong: 'maxLength', params: { limit: longest } } : { value };
}
