import type { Question, QuestionType } from '@civickit/core/forms';

const words: Readonly<Partial<Record<QuestionType, string>>> = {
  text: 'text',
  textarea: 'text',
  integer: 'integer',
  decimal: 'decimal',
  date: 'date',
  time: 'time',
  datetime: 'dateTime',
  note: 'note',
  declaration: 'acknowledge',
  calculation: 'calculate',
  location: 'geopoint',
  choice: 'select_one',
  choices: 'select_multiple',
  group: 'begin_group',
  repeat: 'begin_repeat',
};
const media: Readonly<Record<string, string>> = { 'image/*': 'image', 'audio/*': 'audio', 'video/*': 'video' };

/** How XLSForm calls a question's type, and whether other tools know the word. */
export function typeWord(question: Question): { readonly word: string; readonly known: boolean } {
  if (question.type === 'file') {
    const [only, ...more] = question.accept ?? [];
    return { word: (more.length === 0 && only !== undefined && media[only]) || 'file', known: true };
  }
  const word = words[question.type];
  return { word: word ?? question.type, known: word !== undefined };
}
