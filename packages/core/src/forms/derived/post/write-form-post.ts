import { pathOf } from '../../answers/answer-path.js';
import type { Answer, Answers, FileAnswer, RepeatAnswer, Submission } from '../../answers/answers.js';
import { postNames } from './post-names.js';

/** A field as a page by `toHtml` posts it. A file stands as its answer, in place of its bytes. */
export type PostField = readonly [name: string, value: string | FileAnswer];

/**
 * The fields that `readFormPost` turns back into the same submission, but for its `title`: that is for the person's own device, and who takes
 * the form has the definition. The moment of the consent is that at which they are read.
 */
export function writeFormPost({ form, version, answers, consent, lang, assistant, channel }: Submission): readonly PostField[] {
  const about: readonly (readonly [string, string | undefined])[] = [
    [postNames.form, form],
    [postNames.version, version],
    [postNames.lang, lang],
    [postNames.consent, consent?.version],
    [postNames.channel, channel],
    [postNames.assistant, assistant?.name],
    [postNames.assistantFor, assistant?.for],
    [postNames.assistantReason, assistant?.reason],
    [postNames.assistantAgreed, assistant && String(assistant.agreed)],
  ];
  const said = about.filter((field): field is readonly [string, string] => field[1] !== undefined);
  return [...said, ...fieldsOf(answers, [])];
}

function fieldsOf(answers: Answers, parts: readonly string[]): readonly PostField[] {
  return Object.entries(answers).flatMap(([id, answer]) => fieldsOfAnswer(answer, [...parts, id]));
}

function fieldsOfAnswer(answer: Answer, at: readonly string[]): readonly PostField[] {
  if (typeof answer !== 'object') return [[pathOf(...at), String(answer)]];
  if (!isList(answer)) return Object.entries(answer).map(([part, value]) => [pathOf(...at, part), String(value)]);
  return answer.flatMap((one): readonly PostField[] => {
    if (typeof one === 'string' || !isInstance(one)) return [[pathOf(...at), one]];
    const { $id, ...answers } = one;
    return fieldsOf(answers, [...at, $id]);
  });
}

type ListAnswer = Extract<Answer, readonly unknown[]>;
type Listed = string | FileAnswer | RepeatAnswer;

function isList(answer: Answer): answer is ListAnswer & readonly Listed[] {
  return Array.isArray(answer);
}

function isInstance(one: FileAnswer | RepeatAnswer): one is RepeatAnswer {
  return '$id' in one;
}
