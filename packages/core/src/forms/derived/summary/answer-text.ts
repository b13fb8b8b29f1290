import type { AddressAnswer, Answer, FileAnswer, LocationAnswer } from '../../answers/answers.js';
import type { Question } from '../../definition/questions.js';
import type { FormReader } from '../form-reader.js';
import { optionsOf } from '../question-facts.js';

/** An answer as a person reads it. What does not fit its question is shown as it is, so that nothing is hidden. */
export function answerText(question: Question, answer: Answer | undefined, reader: FormReader): string {
  // Answers may be anybody's JSON.
  if (answer === undefined || (answer as unknown) === null) return '';
  const { yes, no } = reader.words;
  if (typeof answer === 'boolean') return answer ? yes : no;
  switch (question.type) {
    case 'choice':
    case 'choices': {
      const options = optionsOf(question, reader.definition);
      const labelOf = (value: unknown): string => {
        const option = options.find((one) => one.value === value);
        return option ? reader.text(option.label) : plain(value);
      };
      return Array.isArray(answer) ? reader.list(answer.map(labelOf)) : labelOf(answer);
    }
    case 'integer':
    case 'decimal': {
      if (typeof answer !== 'number') return plain(answer);
      return [reader.number(answer), ...(question.unit === undefined ? [] : [reader.text(question.unit)])].join(' ');
    }
    case 'date':
      return typeof answer === 'string' ? reader.day(answer) : plain(answer);
    case 'datetime':
      return typeof answer === 'string' ? moment(answer, reader) : plain(answer);
    case 'address': {
      const { region, line, postcode } = answer as AddressAnswer;
      return [line, postcode, region].filter((part) => typeof part === 'string' && part !== '').join(', ');
    }
    case 'location': {
      const { latitude, longitude } = answer as LocationAnswer;
      return `${plain(latitude)}, ${plain(longitude)}`;
    }
    case 'file':
      return Array.isArray(answer)
        ? reader.list((answer as readonly (FileAnswer | null)[]).map((file) => fileText(file, reader)))
        : plain(answer);
    case 'calculation':
      return typeof answer === 'number' ? reader.number(answer) : Array.isArray(answer) ? reader.list(answer.map(plain)) : plain(answer);
    default:
      return plain(answer);
  }
}

/** The wall clock that it was written by, which its offset keeps. */
function moment(text: string, reader: FormReader): string {
  const [, day, time] = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})/u.exec(text) ?? [];
  return day === undefined || time === undefined ? text : `${reader.day(day)} ${time}`;
}

function fileText(file: FileAnswer | null, reader: FormReader): string {
  if (typeof file !== 'object' || file === null) return plain(file);
  const { name, type, size } = file;
  return `${plain(name ?? type)} (${typeof size === 'number' ? reader.bytes(size) : plain(size)})`;
}

function plain(value: unknown): string {
  return typeof value === 'string' ? value : value === undefined ? '' : JSON.stringify(value);
}
