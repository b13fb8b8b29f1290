import { isDeepStrictEqual } from 'node:util';
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
import type { ArrivedFile } from '../media/kept-file.js';
import { describeIssues, type DescribedIssue } from './describe-issues.js';
import { findForm } from './form-store.js';
import { readSent, type SentForm } from './read-sent.js';
import { correctFiles, filesNamed, filesOf, judged, type Files } from './sent-files.js';
import { addFiles, findKept, keepSubmission, type KeptSubmission } from './submission-store.js';

export interface ArrivedForm {
  readonly area: Area;
  /** The sender's name of this one form. */
  readonly key: string | undefined;
  /** That it came by. */
  readonly request: Request;
  readonly body: Uint8Array<ArrayBuffer>;
  /** Content type. */
  readonly type: string;
  /** Under which people reach this server, and so the uploads that the form names. */
  readonly origins: readonly string[];
}

/** What became of it. `unnamed` is a form without a key that programs send, `changed` one whose key came before with something else. */
export type TakenForm =
  | { readonly kept: KeptSubmission }
  | { readonly issues: readonly DescribedIssue[]; readonly lang: string; readonly messages: FormMessages }
  | { readonly refused: 'unreadable' | 'unnamed' | 'changed' };

/**
 * Judges a form by the rules of the version that it was written by, and keeps it once for ever under one key.
 * @throws CivicError `too-large/form-post`; as `filesOf`
 */
export async function takeForm(context: ServerContext, { area, key, request, body, type, origins }: ArrivedForm): Promise<TakenForm> {
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
  const before = key === undefined ? undefined : await findKept(db, key);
  const files = await filesOf(context, area.id, sent, { request, origins, isRepeat: before !== undefined });
  const answerTo = async (kept: KeptSubmission): Promise<TakenForm> => {
    if (!isSame(kept, fingerprint, files)) return { refused: 'changed' };
    return (await bringFiles(context, kept, files)) ? { kept } : { refused: 'changed' };
  };
  // Before it is judged: rules may count from today, and what was taken yesterday stays taken.
  if (before) return answerTo(before);

  const said = surroundingsOf(sent);
  const definition = said.form === undefined ? undefined : await formOf(said.form, said.version);
  const lang = said.lang ?? definition?.languages?.[0] ?? area.lang;
  const refuse = async (form: FormDefinition, answers: Answers, issues: readonly FormIssue[]): Promise<TakenForm> => {
    const messages = await loadFormMessages(lang);
    return { issues: describeIssues(form, answers, issues, lang, messages), lang, messages };
  };
  if (!definition) return refuse(noForm, {}, [{ path: '$form', question: '$form', code: 'form' }]);
  const usable = await judged(context, sent.submission, files);
  const { submission, issues } = acceptSubmission(definition, correctFiles(sent.submission, usable), { clock, zone: area.zone });
  if (issues.length > 0) return refuse(definition, submission.answers, issues);
  const named = filesNamed(submission.answers, usable);
  const given = { area, fingerprint, content: submission, files: named, at, ...(key !== undefined && { key }) };
  const kept = await keepSubmission(db, media, given);
  return answerTo(kept);
}

const noForm: FormDefinition = { format: 'civic-form/1', id: 'none', version: '0', pages: [] };

/** A repeat may lack files that came before: they may have been lost on the sender's side. What it has must be the same. */
function isSame(kept: KeptSubmission, fingerprint: string, files: Files<ArrivedFile>): boolean {
  if (kept.fingerprint !== fingerprint) return false;
  return [...files].every(([id, { sentHash }]) => (kept.files.get(id) ?? sentHash) === sentHash);
}

/**
 * Keeps files that the first try named and did not bring. They are judged by what was said of them then, which the form's rules let
 * through. False for one that is something else.
 */
async function bringFiles(context: ServerContext, kept: KeptSubmission, files: Files<ArrivedFile>): Promise<boolean> {
  const late = new Map([...files].filter(([id]) => !kept.files.has(id)));
  if (late.size === 0) return true;
  const usable = await judged(context, kept, late);
  if (!isDeepStrictEqual(correctFiles(kept.answers, usable), kept.answers)) return false;
  await addFiles(context.db, context.media, kept.number, filesNamed(kept.answers, usable));
  return true;
}

function surroundingsOf({ submission }: SentForm): { readonly form?: string; readonly version?: string; readonly lang?: string } {
  const { form, version, lang } = (submission ?? {}) as Readonly<Record<string, unknown>>;
  return {
    ...(typeof form === 'string' && { form }),
    ...(typeof version === 'string' && { version }),
    ...(typeof lang === 'string' && isLanguage(lang) && { lang }),
  };
}
