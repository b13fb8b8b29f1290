import {
  type AnswerPath,
  type FormIssue,
  type FormSession,
  loadFormMessages,
  messageOf,
  partsOf,
  pathOf,
  type PlacedQuestion,
  type Question,
  type RepeatAnswer,
} from '@civickit/core/forms';
import type { FormView } from './form-view.js';

/** What is wrong, in the words of one language. */
export interface IssueTeller {
  /** Beside the question. */
  readonly beside: (issue: FormIssue, question: Question | undefined) => string;
  /** Away from it: with what it asks before those words, where they do not say it themselves. */
  readonly away: (path: AnswerPath, words: string, place: PlacedQuestion | undefined, view: NamingView) => string;
}

interface NamingView extends Pick<FormView, 'texts' | 'format' | 'read'> {
  readonly session: Pick<FormSession, 'get'> | undefined;
}

/** @throws CivicError `network/part` */
export async function loadIssueTeller(lang: string): Promise<IssueTeller> {
  const messages = await loadFormMessages(lang);
  const colon = messages.lang.startsWith('zh') ? '：' : ': ';
  return {
    beside: (issue, question) => messageOf(issue, question, lang, messages),
    away: (path, words, place, view) => {
      const said = words.toLowerCase();
      const names = place ? namesOf(path, place, view) : [];
      // A sign at the end gives way to the colon.
      return names.map((name) => (said.includes(name.toLowerCase()) ? '' : name.replace(/[?:？：؟]$/, '') + colon)).join('') + words;
    },
  };
}

/** What is asked: the instances of repeats that it stands in, the outermost first, and the question. */
function namesOf(path: AnswerPath, { question, repeats }: PlacedQuestion, { texts, format, read, session }: NamingView): readonly string[] {
  const parts = partsOf(path);
  const instances = repeats.map(({ label, itemLabel }, level) => {
    const all = session?.get(pathOf(...parts.slice(0, level * 2 + 1))) as readonly RepeatAnswer[];
    const at = all.findIndex(({ $id }) => $id === parts[level * 2 + 1]);
    return texts.item(read(itemLabel ?? label).text, format.number(at + 1));
  });
  return [...instances, 'label' in question && question.label ? read(question.label).text : ''];
}
