import { type AnswerReading, unanswered } from './answer-reading.js';
import { isDateText } from './date-texts.js';
import { readElement } from './read-element.js';
import type { LateQuestion } from './read-answer.js';
import { readAddress, readFiles, readLocation } from './read-structured.js';
import { textFrom } from './text-from.js';

/** The normal form of an answer that is more than words, numbers or options. */
export function readLate(question: LateQuestion, typed: unknown): AnswerReading {
  switch (question.type) {
    case 'date':
    case 'time':
    case 'datetime':
      return dateFrom(question.type, typed);
    case 'address':
      return readAddress(question, typed);
    case 'location':
      return readLocation(typed);
    case 'file':
      return readFiles(typed);
    default: {
      const reading = textFrom(typed);
      return typeof reading.value === 'string' ? readElement(question, reading.value) : reading;
    }
  }
}

function dateFrom(type: 'date' | 'time' | 'datetime', typed: unknown): AnswerReading {
  if (typeof typed !== 'string') return { wrong: 'type' };
  const value = typed.trim();
  if (value === '') return unanswered;
  return isDateText(type, value) ? { value } : { wrong: type };
}
