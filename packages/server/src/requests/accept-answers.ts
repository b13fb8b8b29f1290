import { CivicError, type NewServiceRequest } from '@civickit/core';
import { acceptSubmission, loadFormMessages } from '@civickit/core/forms';
import type { Area } from '../areas/area-store.js';
import { describeIssues } from '../forms/describe-issues.js';
import { languageOr } from '../http/is-language.js';
import { refusedReport } from './refuse-report.js';
import type { OfferedType } from './request-types.js';

/**
 * The answers to the questions of a type, judged by its own form, as they are kept.
 * @throws CivicError `invalid/draft` with what is wrong at each question, in the sender's language
 */
export async function acceptAnswers(
  { questions, placeless = false }: OfferedType,
  { answers, where, address, addressId, lang }: NewServiceRequest,
  { clock, area }: { readonly clock: { now(): number }; readonly area: Area },
): Promise<Readonly<Record<string, unknown>>> {
  if (!placeless && !where && address === undefined && addressId === undefined) {
    throw refusedReport('/where', 'lat and long are missing, and so are address_string and address_id');
  }
  if (!questions) return {};
  const sent = { form: questions.id, version: questions.version, answers: answers ?? {} };
  const { submission, issues } = acceptSubmission(questions, sent, { clock, zone: area.zone });
  if (issues.length === 0) return submission.answers;
  const language = languageOr(lang, area.lang);
  const messages = await loadFormMessages(language);
  const described = describeIssues(questions, submission.answers, issues, language, messages).map(({ pointer, detail }, at) => ({
    path: pointer,
    message: `attribute[${issues[at]?.path ?? ''}]: ${detail}`,
  }));
  throw new CivicError('invalid/draft', 'The report is not taken: an answer does not fit its question', { issues: described });
}
