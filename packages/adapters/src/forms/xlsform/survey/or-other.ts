import type { ChoiceOption, LocalText, Question } from '@civickit/core/forms';

const texts: Readonly<Record<string, readonly [option: string, question: string]>> = {
  en: ['Other', 'Please say which'],
  'zh-Hans': ['其他', '请说明'],
  'zh-Hant': ['其他', '請說明'],
  ug: ['باشقا', 'چۈشەندۈرۈڭ'],
};
const value = 'other';

/** What `or_other` adds to the options; nothing where they have it. */
export function otherOption(options: readonly ChoiceOption[], languages: readonly string[]): readonly ChoiceOption[] {
  return options.some((option) => option.value === value) ? [] : [{ value, label: textIn(0, languages) }];
}

/** Asks for the text of what is chosen as other. */
export function otherQuestion(asked: Question, id: string, languages: readonly string[]): Question {
  const isOther = asked.type === 'choices' ? { in: [value, { var: asked.id }] } : { '==': [{ var: asked.id }, value] };
  return { id, type: 'text', label: textIn(1, languages), showIf: isOther };
}

function textIn(at: 0 | 1, languages: readonly string[]): LocalText {
  const written = languages.map((tag): [string, string] => [tag, nearest(tag)[at]]);
  return written.length > 0 ? Object.fromEntries(written) : nearest('en')[at];
}

function nearest(tag: string): readonly [string, string] {
  const { language, script } = new Intl.Locale(tag).maximize();
  return texts[`${language}-${script ?? ''}`] ?? texts[language] ?? ['Other', 'Please say which'];
}
