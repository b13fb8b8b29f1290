import { categoryOfType } from '../definition/category-of-type.js';
import type { FormDefinition } from '../definition/form-definition.js';
import type { PrivacyCategory, QuestionPrivacy } from '../definition/form-privacy.js';
import { defaultFileTypes } from '../definition/limits.js';
import type { ChoiceOption, ChoiceQuestion, FileQuestion, Question } from '../definition/questions.js';

/** All options, whatever a filter leaves of them. */
export function optionsOf({ options, list }: ChoiceQuestion, { lists = {} }: FormDefinition): readonly ChoiceOption[] {
  if (options) return options;
  return list !== undefined && Object.hasOwn(lists, list) ? (lists[list] ?? []) : [];
}

export function acceptedTypes({ accept = defaultFileTypes }: FileQuestion): readonly string[] {
  return accept;
}

const sensitive: ReadonlySet<PrivacyCategory> = new Set<PrivacyCategory>(['finance', 'health', 'location', 'biometric', 'belief', 'minor']);

/** What it says of its answer, or what its type says. */
export function privacyOf(question: Question): QuestionPrivacy | undefined {
  const own = 'privacy' in question ? question.privacy : undefined;
  const category = categoryOfType(question.type);
  return own ?? (category && { category });
}

/** Whether its answer is sensitive personal information (PIPL 28). */
export function isSensitive(question: Question, privacy: QuestionPrivacy): boolean {
  return privacy.sensitive ?? (question.type === 'resident-id' || sensitive.has(privacy.category));
}
