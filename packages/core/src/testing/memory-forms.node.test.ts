import { describe, expect, it } from 'vitest';
import { createCivicClient } from '../client/create-client.js';
import type { FormSource } from './memory-form-rig.node.js';
import { CivicError } from '../errors/civic-error.js';
import { describeFormSource } from './describe-form-source.js';
import { formSourceCases } from './form-source-cases.js';
import { memoryFormRig, memoryFormTraits, type MemoryFormRig } from './memory-form-rig.node.js';
import { memoryForms } from './memory-forms.js';
import { sampleForms, toPublishedForm } from './sample-forms.js';

describeFormSource('memoryForms', memoryFormRig, { describe, it }, memoryFormTraits);

// For every case a source that is right but for one thing: a case that no source fails proves nothing.
type Spoilt = (rig: MemoryFormRig) => Partial<FormSource>;
type Send = NonNullable<FormSource['send']>;
const plainError = () => Promise.reject(new Error('TypeError: x is not a function'));
const empty: Spoilt = () => ({ list: async () => ({ items: [], order: 'unordered', skipped: [] }) });
const mapped =
  (change: (item: ReturnType<typeof toPublishedForm>, at: number) => ReturnType<typeof toPublishedForm>): Spoilt =>
  ({ source }) => ({
    list: async (...given) => {
      const batch = await source.list(...given);
      return { ...batch, items: batch.items.map(change) };
    },
  });
const deaf =
  (name: string): Spoilt =>
  ({ source }) => ({ list: (query, ...rest) => source.list({ ...query, [name]: undefined }, ...rest) });
const sending =
  (change: (send: Send) => Partial<Send>): Spoilt =>
  ({ source }) => ({ send: { ...source.send, ...change(source.send) } });
const elsewhere = new AbortController().signal;
let calls = 0;

const wrongForms: Readonly<Record<string, Spoilt>> = {
  'can do what it is said to, and no more': () => ({ get: undefined }),
  'gives every form whole and in order, under string ids that are its own': mapped((item) => ({
    ...item,
    definition: { ...item.definition, pages: item.definition.pages.slice(1) },
  })),
  'gives the same ids when asked again': mapped((item) => ({ ...item, ref: { ...item.ref, id: `${(calls += 1)}` } })),
  'gives an empty list for nothing': () => ({ list: plainError }),
  'skips forms that are wrong, says so, and gives the rest': ({ source }) => ({
    list: async (...given) => ({ ...(await source.list(...given)), skipped: [] }),
  }),
  'gives up at once when it is aborted before': ({ source }) => ({
    list: (query, cursor, context) => source.list(query, cursor, { ...context, signal: elsewhere }),
  }),
  'gives up at once when it is aborted meanwhile': () => ({ list: plainError }),
  'ends as a time-out when nobody answers': empty,
  'throws nothing but a CivicError for garbage': empty,
  'does the filter id in full, or does not claim it': deaf('id'),
  'does the filter text in full, or does not claim it': deaf('text'),
  'gives one form by its id, as in the list': () => ({ get: async () => undefined }),
  'knows no form that there is not': ({ source }) => ({ get: async () => source.items[0] }),
  'sends a filled-in form whole, and says how sure it is': sending(({ submit }) => ({
    submit: (draft, ...rest) => submit({ ...draft, answers: { ...draft.answers, days: '3' } }, ...rest),
  })),
  'sends no form that was aborted before': sending(({ submit }) => ({
    submit: (draft, key, context) => submit(draft, key, { ...context, signal: elsewhere }),
  })),
  'takes no garbage for a receipt, and leaves open whether the form arrived': sending(() => ({
    submit: () => Promise.reject(new CivicError('protocol/wrong-shape', 'no receipt')),
  })),
  'sends a form once, and leaves open whether it arrived, when the answer is lost': sending(({ submit }) => ({
    submit: (draft, key, context) => submit(draft, key, context).catch(() => submit(draft, `${key}-again`, context)),
  })),
  'says whether the same form may be sent again': sending(({ submit }) => ({
    submit: (draft, _key, context) => submit(draft, `${(calls += 1)}`, context),
  })),
};

const cases = formSourceCases(memoryFormRig, memoryFormTraits).map(({ name }) => name);

it('there is a wrong source for every case of forms', () => {
  expect(Object.keys(wrongForms).sort()).toEqual([...cases].sort());
});

it.each(cases)('a wrong source of forms does not pass: %s', async (name) => {
  const wrong = formSourceCases((scenario) => {
    const rig = memoryFormRig(scenario);
    return { ...rig, source: { ...rig.source, ...wrongForms[name]?.(rig) } };
  }, memoryFormTraits);
  await expect(wrong.find((one) => one.name === name)?.run()).rejects.toThrow();
});

it('a client lists, filters and gets forms, and sends what is filled in', async () => {
  const source = memoryForms({ id: 'town', items: sampleForms(3).map((one) => toPublishedForm('town', one)), sending: { keyed: true } });
  const { forms } = createCivicClient({ forms: source });
  expect((await forms.page({ id: 'form-1' })).items).toMatchObject([{ definition: { id: 'form-1' } }]);
  expect((await forms.page({ text: '夜间' })).items).toMatchObject([{ definition: { id: 'form-0' } }]);
  expect(forms.senders).toEqual({ town: { resend: 'keyed', canFind: false } });
  const draft = { form: 'form-1', version: '2', answers: { what: 'x' } };
  await expect(forms.send(draft, { key: 'k' })).resolves.toMatchObject({ strength: 'acknowledged', ref: { source: 'town', id: 'sent-1' } });
  await expect(forms.send({ ...draft, answers: 'x' as never })).rejects.toMatchObject({ code: 'invalid/draft' });
  expect(source.send.sent).toMatchObject([{ draft, key: 'k' }]);
});

it('what is no form is told of, and hides no other', async () => {
  const [form] = sampleForms(1).map((one) => toPublishedForm('town', one));
  const source = memoryForms({
    id: 'town',
    items: [{ ref: { source: 'town', id: 'x' } } as never, null as never, ...(form ? [form] : [])],
  });
  const page = await createCivicClient({ forms: source }).forms.page({ text: 'noise' });
  expect(page.items).toEqual([form]);
  expect(page.sources).toMatchObject([{ state: 'ok', skipped: 2 }]);
});
