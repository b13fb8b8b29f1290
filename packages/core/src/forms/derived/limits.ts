import type { Question } from '../definition/questions.js';
import { defaultFileBytes } from '../definition/limits.js';
import type { FormReader } from './form-reader.js';
import { acceptedTypes } from './question-facts.js';

/** Sentences about what a question takes, for whoever is told by no script. */
export function limitsOf(question: Question, reader: FormReader): readonly string[] {
  const { limits } = reader.words;
  // A hint of its own says how the number is written.
  const byForm = (sentence: string): readonly string[] => ('hint' in question && question.hint !== undefined ? [] : [sentence]);
  switch (question.type) {
    case 'text':
    case 'textarea':
    case 'name': {
      // That a text of one character is needed goes without saying.
      const least = (question.minLength ?? 0) > 1 ? question.minLength : undefined;
      return least === undefined && question.maxLength === undefined ? [] : [limits.characters(least, question.maxLength)];
    }
    case 'integer':
    case 'decimal': {
      const said = [question.minimum, question.maximum].map((limit) => (limit === undefined ? undefined : reader.number(limit)));
      return said.some((limit) => limit !== undefined) ? [limits.range(said[0], said[1])] : [];
    }
    case 'date':
    case 'time': {
      const said = [question.minimum, question.maximum].map((limit) => (typeof limit === 'string' ? reader.day(limit) : undefined));
      return said.some((limit) => limit !== undefined) ? [limits.days(said[0], said[1])] : [];
    }
    case 'choices': {
      const least = (question.minItems ?? 0) > 1 ? question.minItems : undefined;
      return least === undefined && question.maxItems === undefined ? [] : [limits.choices(least, question.maxItems)];
    }
    case 'file': {
      const types = acceptedTypes(question).map((type) =>
        type === 'image/*' ? limits.pictures : (type.split('/')[1] ?? type).toUpperCase(),
      );
      return [limits.files(question.maxFiles ?? 1, reader.bytes(question.maxBytes ?? defaultFileBytes), reader.list(types))];
    }
    case 'resident-id':
      return byForm(limits.residentId);
    case 'social-credit-code':
      return byForm(limits.socialCreditCode);
    case 'region':
      return byForm(limits.region);
    default:
      return [];
  }
}
