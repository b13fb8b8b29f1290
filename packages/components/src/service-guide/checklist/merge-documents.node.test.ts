import type { PublicService, RequiredDocument } from '@civickit/core';
import { expect, test } from 'vitest';
import { household, marriage } from '../../testing/tool-services.js';
import { mergeDocuments } from './merge-documents.js';

const service = (id: string, documents: readonly RequiredDocument[]): PublicService => ({ ref: { source: 'a', id }, name: id, documents });

test('the same document is listed once, as strictly as the strictest asks for it', () => {
  const merged = mergeDocuments([marriage, household]);
  expect(merged.map(({ name }) => name)).toEqual(['Identity card', 'Photo', 'Household book']);
  expect(merged[0]).toMatchObject({ needed: 'always', originals: 1, originalsEach: true, copies: 3, issuer: 'Police' });
  expect(merged[0]).not.toHaveProperty('deferrable');
  expect(merged[0]).not.toHaveProperty('condition');
  expect(merged[1]).toMatchObject({ originals: 5, note: 'white ground', format: 'paper' });
  expect(merged[0]?.for).toEqual([marriage.ref, household.ref]);
});

test('one service keeps its documents as they are, also two of one name', () => {
  const documents = [
    { name: 'Photo', note: 'his' },
    { name: 'photo', note: 'hers' },
  ];
  const merged = mergeDocuments([service('x', documents)]);
  expect(merged).toMatchObject(documents);
  expect(new Set(merged.map(({ key }) => key)).size).toBe(2);
});

test('documents of one name with different forms or formats are two', () => {
  const form = (url: string) => ({ name: 'Application form', form: { title: 'Form', url } });
  const one = service('x', [form('https://a.example/1.pdf'), { name: 'Proof', format: 'paper' }]);
  const other = service('y', [form('https://a.example/2.pdf'), { name: 'Proof', format: 'electronic' }]);
  expect(mergeDocuments([one, other])).toHaveLength(4);
  const either = service('z', [{ name: 'Proof', format: 'either' }]);
  expect(mergeDocuments([one, either]).at(-1)).toMatchObject({ name: 'Proof', format: 'paper' });
});

test('conditions are told together where it is not always needed', () => {
  const sometimes = (condition: string) => [{ name: 'Proof', needed: 'sometimes', condition, deferrable: true }] as const;
  const [merged] = mergeDocuments([service('x', sometimes('if divorced')), service('y', sometimes('if widowed'))]);
  expect(merged).toMatchObject({ needed: 'sometimes', condition: 'if divorced · if widowed', deferrable: true });
});

/** Draws by seed, so that a failure can be repeated. */
function* draws(seed: number): Generator<number, never> {
  for (let state = seed; ;) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    yield state / 2 ** 32;
  }
}

test('nothing that is asked for is lost, doubled or made easier, in any bundle', () => {
  const random = draws(7);
  const upTo = (count: number): number => Math.floor(random.next().value * count);
  const order = { optional: 0, sometimes: 1, always: 2 };
  for (let round = 0; round < 300; round++) {
    const services = Array.from({ length: 1 + upTo(4) }, (_, at) =>
      service(
        `s ${at}/\n`,
        Array.from({ length: upTo(5) }, () => ({
          name: ['ID', 'ｉｄ', 'Photo', 'Proof 2', 'Proof'][upTo(5)] as string,
          ...(upTo(2) && { originals: upTo(4) }),
          ...(upTo(2) && { copies: upTo(4) }),
          ...(upTo(3) === 0 && { needed: (['always', 'sometimes', 'optional'] as const)[upTo(3)] as 'always' }),
          ...(upTo(2) && { deferrable: true }),
        })),
      ),
    );
    const merged = mergeDocuments(services);
    const asked = services.flatMap(({ documents = [] }) => documents);
    const marks = merged.flatMap(({ key }) => key.split('\n'));
    expect(marks).toHaveLength(asked.length);
    expect(new Set(marks).size).toBe(asked.length);
    const total = (documents: readonly RequiredDocument[]) => documents.reduce((sum, { copies = 0 }) => sum + copies, 0);
    expect(total(merged)).toBe(total(asked));
    for (const one of merged) {
      expect(new Set(one.for.map(({ id }) => id)).size).toBe(one.for.length);
      for (const ref of one.for) {
        const fold = (name: string) => name.normalize('NFKC').toLowerCase();
        const own = services.find(({ ref: { id } }) => id === ref.id)?.documents?.filter(({ name }) => fold(name) === fold(one.name)) ?? [];
        expect(own.some((each) => order[each.needed ?? 'always'] <= order[one.needed ?? 'always'])).toBe(true);
        expect(own.some((each) => (each.originals ?? 0) <= (one.originals ?? 0))).toBe(true);
        if (one.deferrable) expect(own.some(({ deferrable }) => deferrable)).toBe(true);
      }
    }
    // Alone or in a bundle, a tick is kept by the same name.
    for (const each of services) {
      for (const { key } of mergeDocuments([each])) expect(marks).toContain(key);
    }
  }
});
