import { type CivicError, closestLanguage } from '@civickit/core';
import { problemsOf } from './table/file-problem.js';
import { english } from './texts/en.js';
import type { FileTexts } from './texts/texts.js';
import { uyghur } from './texts/ug.js';
import { simplified } from './texts/zh-hans.js';
import { traditional } from './texts/zh-hant.js';

export type { FileProblem, ProblemName } from './table/file-problem.js';

/** Where something is wrong with a file and what to write instead, in the reader's language. */
export interface ProblemExplanation {
  /** Such as `row 12, column D "Published"`; empty for a problem of the whole file. */
  readonly place: string;
  readonly text: string;
  /** Both in one sentence. */
  readonly sentence: string;
}

/**
 * What is wrong, in words for whoever keeps the file: several things where they are of one row, none where the error is not one of
 * `files`. `lang` is a BCP 47 tag: Chinese in both scripts, Uyghur, and English for all else.
 */
export function explainProblem(error: CivicError, lang: string): readonly ProblemExplanation[] {
  const texts = textsFor(lang);
  return problemsOf(error.cause).map((problem) => {
    const place = texts.place(problem);
    const text = texts[problem.problem](problem);
    return { place, text, sentence: place ? texts.join(place, text) : text };
  });
}

const versions: readonly { readonly lang: string; readonly texts: FileTexts }[] = [
  { lang: 'en', texts: english },
  { lang: 'zh-Hans', texts: simplified },
  { lang: 'zh-Hant', texts: traditional },
  { lang: 'ug', texts: uyghur },
];

function textsFor(lang: string): FileTexts {
  return closestLanguage(versions, [lang])?.texts ?? english;
}
