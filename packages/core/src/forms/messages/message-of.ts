import type { Question } from '../definition/questions.js';
import { localText } from '../definition/read-local-text.js';
import type { FormIssue } from '../validate/form-issue.js';
import { wordParams } from './word-params.js';
import type { FormMessages, MessageText } from './form-messages.js';

/**
 * What a person reads of an issue: the question's own words in `lang` where it has some for the code, else those of `messages`. `question`
 * is absent where an issue is of the whole submission.
 */
export function messageOf(issue: FormIssue, question: Question | undefined, lang: string, messages: FormMessages): string {
  const { code } = issue;
  const own = question && 'messages' in question ? question.messages : undefined;
  const override = own && Object.hasOwn(own, code) ? own[code] : undefined;
  if (override !== undefined) {
    const { text, lang: written = lang } = localText(override, lang);
    return fill(text, wordParams(issue, written, messages));
  }
  const texts: Readonly<Record<string, MessageText>> = messages.texts;
  const text = texts[`${code}:${question?.type ?? ''}`] ?? messages.texts[code];
  return fill(
    pluralOf(text, issue.params?.limit, messages.lang),
    wordParams(issue, isOneLanguage(lang, messages.lang) ? lang : messages.lang, messages),
  );
}

/** So that days are written as readers of `en-GB` do. */
function isOneLanguage(one: string, other: string): boolean {
  return one.split('-', 1)[0]?.toLowerCase() === other.split('-', 1)[0];
}

function pluralOf(text: MessageText, limit: string | number | undefined, lang: string): string {
  if (typeof text === 'string') return text;
  const category = new Intl.PluralRules([lang, 'en']).select(Number(limit ?? 0));
  return text[category] ?? text.other;
}

function fill(text: string, words: ReadonlyMap<string, string>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => words.get(name) ?? whole);
}
