import {
  acceptSubmission,
  loadFormMessages,
  parseFormDefinition,
  type FormDefinition,
  type FormIssue,
  type FormMessages,
} from '@civickit/core/forms';
import type { Answers } from '@civickit/core';
import type { Area } from '../areas/area-store.js';
import type { ServerContext } from '../context.js';
import { fingerprintOf } from '../http/idempotency.js';
import { isLanguage } from '../http/is-language.js';
import { hashOfMedia } from '../media/media-store.js';
import { describeIssues, type DescribedIssue } from './describe-issues.js';
import { findForm } from './form-store.js';
import { readSent, type SentForm } from './read-sent.js';
import { bytesOf, correctFiles, filesNamed } from './sent-files.js';
import { findKept, keepSubmission, type KeptSubmission } from './submission-store.js';

export interface ArrivedForm {
  readonly area: Area;
  /** The sender's name of this one form. */
  readonly key: string | undefined;
  readonly body: Uint8Array<ArrayBuffer>;
  /** Content type. */
  readonly type: string;
}

/** What became of it. `unnamed` is a form without a key that programs send, `changed` one whose key came before with something else. */
export type TakenForm =
  | { readonly kept: KeptSubmission }
  | { readonly issues: readonly DescribedIssue[]; readonly lang: string; readonly messages: FormMessages }
  | { readonly refused: 'unreadable' | 'unnamed' | 'changed' };

/**
 * Judges a form by the rules of the version that it was written by, and keeps it once for ever under one key.
 * @throws CivicError `too-large/body`, `too-large/form-post`
 */
export async function takeForm(context: ServerContext, { area, key, body, type }: ArrivedForm): Promise<TakenForm> {
  const { db, media, clock } = context;
  const at = clock.now();
  const formOf = async (id: string, version: string | undefined): Promise<FormDefinition | undefined> => {
    const found = (version === undefined ? undefined : await findForm(db, area.id, id, version)) ?? (await findForm(db, area.id, id));
    return found === undefined ? undefined : parseFormDefinition(found);
  };
  const sent = await readSent(body, type, { zone: area.zone, at, formOf });
  if (!sent) return { refused: 'unreadable' };
  // A person sends a page once; a program tries again.
  if (key === undefined && !sent.isPost) return { refused: 'unnamed' };
  const fingerprint = fingerprintOf({ area: area.id, content: sent.content });
  const bytes = await bytesOf(sent.files);
  const answerTo = (kept: KeptSubmission): TakenForm => (isSame(kept, fingerprint, bytes) ? { kept } : { refused: 'changed' });
  // Before it is judged: rules may count from today, and what was taken yesterday stays taken.
  const before = key === undefined ? undefined : await findKept(db, key);
  if (before) return answerTo(before);

  const said = surroundingsOf(sent);
  const definition = said.form === undefined ? undefined : await formOf(said.form, said.version);
  const lang = said.lang ?? definition?.languages?.[0] ?? area.lang;
  const refuse = async (form: FormDefinition, answers: Answers, issues: readonly FormIssue[]): Promise<TakenForm> => {
    const messages = await loadFormMessages(lang);
    return { issues: describeIssues(form, answers, issues, lang, messages), lang, messages };
  };
  if (!definition) return refuse(noForm, {}, [{ path: '$form', question: '$form', code: 'form' }]);
  const { submission, issues } = acceptSubmission(definition, correctFiles(sent.submission, bytes), { clock, zone: area.zone });
  if (issues.length > 0) return refuse(definition, submission.answers, issues);
  const files = filesNamed(submission.answers, bytes);
  const kept = await keepSubmission(db, media, { area, fingerprint, content: submission, files, at, ...(key !== undefined && { key }) });
  return answerTo(kept);
}

const noForm: FormDefinition = { format: 'civic-form/1', id: 'none', version: '0', pages: [] };

/** A repeat may lack files that came before: they may have been lost on the sender's side. What it has must be the same. */
function isSame(kept: KeptSubmission, fingerprint: string, bytes: ReadonlyMap<string, Uint8Array>): boolean {
  if (kept.fingerprint !== fingerprint) return false;
  return [...bytes].every(([id, one]) => !kept.files.has(id) || kept.files.get(id) === hashOfMedia(one));
}

function surroundingsOf({ submission }: SentForm): { readonly form?: string; readonly version?: string; readonly lang?: string } {
  const { form, version, lang } = (submission ?? {}) as Readonly<Record<string, unknown>>;
  return {
    ...(typeof form === 'string' && { form }),
    ...(typeof version === 'string' && { version }),
    ...(typeof lang === 'string' && isLanguage(lang) && { lang }),
  };
}
