import type { FormDefinition, FormIssue, Submission } from '@civickit/core/forms';
import { formById } from './forms.ts';
import type { SentForm } from './read-sent-form.ts';

/** A form as it stands in the county's table. */
export interface KeptForm {
  readonly number: string;
  /** The sender's name of this one form; pages without script have none. */
  readonly key: string | undefined;
  readonly receivedAt: string;
  readonly submission: Submission;
  /** By the id that an answer names. */
  readonly files: ReadonlyMap<string, File>;
}

export type Verdict =
  | { readonly kept: KeptForm }
  | { readonly definition: FormDefinition; readonly issues: readonly FormIssue[] }
  | { readonly refused: 'no such form' | 'full' };

/** Of all forms together. */
const mostForms = 10_000;
const mostBytes = 128 * 2 ** 20;

/** Judges a form by its own rules and keeps it, once for ever under one key; what came first stays. */
export async function keepForm(table: KeptForm[], sent: SentForm, key: string | undefined, now: number): Promise<Verdict> {
  const { acceptSubmission } = await import('@civickit/core/forms');
  const definition = await formById((sent.submission as Partial<Submission> | null | undefined)?.form);
  // From here to the end nothing is waited for, so that of two at the same time only the first is kept.
  const known = key === undefined ? undefined : table.find((one) => one.key === key);
  if (known) return { kept: known };
  if (!definition) return { refused: 'no such form' };
  const { submission, issues } = acceptSubmission(definition, sent.submission, { clock: { now: () => now }, zone: 'Asia/Shanghai' });
  if (issues.length > 0) return { definition, issues };
  const files = filesOf(submission.answers, sent.files);
  if (table.length >= mostForms || bytesIn(table) + sizeOf(files) > mostBytes) return { refused: 'full' };
  const shanghai = new Date(now + 8 * 3_600_000).toISOString();
  const kept: KeptForm = {
    number: `QS-${shanghai.slice(0, 4)}-${String(table.length + 1).padStart(6, '0')}`,
    key,
    receivedAt: `${shanghai.slice(0, 19)}+08:00`,
    submission,
    files,
  };
  table.push(kept);
  return { kept };
}

/** Those that an answer names, and of the size that it was judged by: others were not asked for. */
function filesOf(answers: unknown, sent: ReadonlyMap<string, File>): ReadonlyMap<string, File> {
  const named: [string, File][] = [];
  JSON.stringify(answers, (_, value: unknown) => {
    const { id, size } = (value ?? {}) as { readonly id?: unknown; readonly size?: unknown };
    const file = typeof id === 'string' ? sent.get(id) : undefined;
    if (file && file.size === size) named.push([id as string, file]);
    return value;
  });
  return new Map(named);
}

const sizeOf = (files: ReadonlyMap<string, File>): number => [...files.values()].reduce((sum, { size }) => sum + size, 0);
const bytesIn = (table: readonly KeptForm[]): number => table.reduce((sum, { files }) => sum + sizeOf(files), 0);
