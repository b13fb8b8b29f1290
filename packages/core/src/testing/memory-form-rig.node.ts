import { CivicError } from '../errors/civic-error.js';
import type { FormRig, FormScenario, FormTraits } from './form-source-cases.js';
import type { Fault } from './memory-list.js';
import { memoryForms, type WritableMemoryForms } from './memory-forms.js';
import { toPublishedForm } from './sample-forms.js';

export type FormSource = FormRig['source'];

/** All that a source in memory can do. */
export const memoryFormTraits: FormTraits = { get: true, send: { receipt: 'acknowledged', keyed: true } };

const faults: Readonly<Record<NonNullable<FormScenario['fault']>, Fault>> = {
  hang: { kind: 'hang' },
  garbage: { kind: 'garbage' },
  'drop-after-commit': { kind: 'lost' },
};

export interface MemoryFormRig extends FormRig {
  readonly source: WritableMemoryForms;
}

export function memoryFormRig({ forms, fault }: FormScenario): MemoryFormRig {
  const source = memoryForms({
    id: 'memory',
    items: forms.filter(({ flaw }) => !flaw).map((form) => toPublishedForm('memory', form)),
    skipped: forms.filter(({ flaw }) => flaw).map(() => new CivicError('invalid/form-definition', 'A form is none')),
    applies: new Set(['id', 'text'] as const),
    sending: { keyed: true },
    ...(fault && { fault: faults[fault] }),
  });
  return { source, sent: () => source.send.sent.map(({ draft }) => draft) };
}
