import { check, type Case } from './checks.js';
import type { FormTraits, MakeFormRig } from './form-cases/form-rig.js';
import { getCases, listingCases } from './form-cases/listing-cases.js';
import { sendingCases } from './form-cases/sending-cases.js';
import { sampleForms } from './sample-forms.js';
import { checkMembers, usingRig } from './source-cases/rig.js';

export type { FormRig, FormScenario, FormTraits, MakeFormRig } from './form-cases/form-rig.js';

/** The contract of every source of forms, as cases that any test framework can run. */
export function formSourceCases(make: MakeFormRig, traits: FormTraits = {}): Case[] {
  const { get = false, send } = traits;
  const using = usingRig(make);
  return [
    using('can do what it is said to, and no more', { forms: sampleForms(1) }, async ({ source }) => {
      check(source.kind === 'forms', `it is a source of ${String(source.kind)}`);
      checkMembers(source, { get, send: send !== undefined });
    }),
    ...listingCases(using),
    ...(get ? getCases(using) : []),
    ...(send ? sendingCases(using, send) : []),
  ];
}
