import { isObject, isText, isWord, takeMembers, type DraftMembers } from '../../source/take-members.js';
import type { Submission } from '../answers/answers.js';

const members: DraftMembers<Submission> = {
  kinds: {
    form: isWord,
    version: isText,
    answers: isObject,
    consent: isObject,
    lang: isText,
    assistant: isObject,
    channel: isText,
    title: isText,
    media: (value) => Array.isArray(value) && value.every((each: unknown) => isText((each as { url?: unknown } | null)?.url)),
  },
  needed: ['form', 'version', 'answers'],
  inside: ['answers'],
};

/**
 * A filled-in form as it may come out of a store. What its answers must be, its definition says, and whoever receives it.
 * @throws CivicError `invalid/draft`
 */
export function takeSubmission(given: Submission, source: string): Submission {
  return takeMembers(members, given, source);
}
