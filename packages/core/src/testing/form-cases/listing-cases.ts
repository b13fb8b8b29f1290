import { isCivicError } from '../../errors/civic-error.js';
import { formRules } from '../../forms/resource/form-rules.js';
import { check, checkEqual, type Case } from '../checks.js';
import { filterItems } from '../filter-items.js';
import { sampleForms, type SampleForm } from '../sample-forms.js';
import { failureCases, withFault } from '../source-cases/failure-cases.js';
import { checkRefs, contextOf, idsOf, readAll } from '../source-cases/rig.js';
import { townZone } from '../town/sample-town.js';
import { clientOf, type UsingForms } from './form-rig.js';

const flaws: readonly SampleForm['flaw'][] = ['wrong', 'no-record'];
const wantedValues = { id: ['form-1', 'form'], text: ['夜间', 'STREET lamp', '“quoted”'] } as const;

export function listingCases(using: UsingForms): Case[] {
  const three = sampleForms(3);
  return [
    using('gives every form whole and in order, under string ids that are its own', { forms: three }, async (rig) => {
      const { items } = await readAll(rig);
      checkEqual(
        items.map(({ definition }) => sorted(definition)),
        three.map(({ definition }) => sorted(definition)),
        'definitions',
      );
      checkRefs(items, rig.source.id);
    }),
    using('gives the same ids when asked again', { forms: three }, async (rig) => {
      checkEqual(idsOf((await readAll(rig)).items), idsOf((await readAll(rig)).items), 'ids');
    }),
    using('gives an empty list for nothing', { forms: [] }, async (rig) => {
      const { items, skipped } = await readAll(rig);
      checkEqual([items.length, skipped.length], [0, 0], 'items and what was skipped');
    }),
    using('skips forms that are wrong, says so, and gives the rest', { forms: sampleForms(6, (at) => flaws[at - 2]) }, async (rig) => {
      const { items, skipped } = await readAll(rig);
      checkEqual([items.length, skipped.length], [4, 2], 'items and what was skipped');
      check(skipped.every(isCivicError), 'what was skipped is told by a CivicError');
    }),
    ...failureCases(
      withFault(using, (fault) => ({ forms: three, ...(fault && { fault }) })),
      (rig, signal) => clientOf(rig).forms.page({}, { signal }),
      (rig, signal) => rig.source.list({}, undefined, contextOf(rig, signal)),
    ),
    ...(['id', 'text'] as const).map((name) =>
      using(`does the filter ${name} in full, or does not claim it`, { forms: sampleForms(6) }, async (rig) => {
        if (!rig.source.applies.has(name)) return;
        const all = (await readAll(rig)).items;
        for (const wanted of wantedValues[name]) {
          const query = { [name]: wanted };
          const expected = filterItems(formRules, rig.source.applies, all, query, { zone: townZone });
          checkEqual(idsOf((await readAll(rig, query)).items), idsOf(expected), JSON.stringify(query));
        }
      }),
    ),
  ];
}

export function getCases(using: UsingForms): Case[] {
  const forms = sampleForms(3);
  return [
    using('gives one form by its id, as in the list', { forms }, async (rig) => {
      for (const item of (await readAll(rig)).items) {
        const found = await rig.source.get?.(item.ref.id, contextOf(rig));
        checkEqual([found?.ref, found?.definition.id], [item.ref, item.definition.id], 'ref and id of the definition');
      }
    }),
    using('knows no form that there is not', { forms }, async (rig) => {
      checkEqual(await rig.source.get?.('form-99999', contextOf(rig)), undefined, 'a form that there is not');
    }),
  ];
}

/** The same data with its keys in one order, so that it can be compared. */
export function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, part]) => [key, sorted(part)]),
  );
}
