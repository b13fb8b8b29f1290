import { afterEach, describe, expect, test, vi } from 'vitest';
import { memoryStore } from '../../../store/memory-store.js';
import type { Draft } from '../drafts.types.js';
import { openDrafts } from '../open-drafts.js';
import { readDraftFile } from './read-draft-file.js';
import { writeDraftFile } from './write-draft-file.js';

const form = { id: 'aid', version: '3', title: { zh: '低保申请' } };
const photo = new File([Uint8Array.from({ length: 5000 }, (_, at) => at % 251)], '户口簿.jpg', { type: 'image/jpeg' });
const unknown = [{ path: 'members/a/age', answer: '7', why: 'gone', label: 'Age?' }] as const;

async function written(): Promise<Draft> {
  const draft = await openDrafts(memoryStore()).open(form);
  draft.write({ name: '李梅\n', members: [{ $id: 'a', name: 'B' }] }, { page: 'people', lang: 'zh', unknown });
  await draft.addMedia(photo);
  await draft.addMedia(new Blob([]));
  return draft;
}

const bytes = async (blob: Blob) => new Uint8Array(await blob.arrayBuffer());
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'no error',
    (error: { code: string }) => error.code,
  );
/** A file without passphrase that says `content`. */
const fileOf = (content: unknown, rest = '') => {
  const body = `${typeof content === 'string' ? content : JSON.stringify(content)}\n${rest}`;
  return new Blob([`{"civickit-draft":1,"size":${new Blob([body]).size}}\n`, body]);
};
const least = { form: { id: 'a', version: '1' }, media: [] };

afterEach(() => {
  vi.unstubAllGlobals();
});

describe.each([undefined, '老虎 und 3 Ziegen'])('with the passphrase %s', (passphrase) => {
  const options = passphrase === undefined ? {} : { passphrase };

  test('a draft goes on from a file on another device', async () => {
    const draft = await written();
    const file = await writeDraftFile(draft, options);
    const taken = await openDrafts(memoryStore()).take(form, await readDraftFile(file, options));
    const { answers, page, lang, media, title, startedAt } = draft;
    expect(taken).toMatchObject({ answers, page, lang, media, title, startedAt, unknown, form: { id: 'aid', version: '3' } });
    expect(taken.id).not.toBe(draft.id);
    const [about, empty] = media;
    const there = (await taken.readMedia(about!.id)) as File;
    expect([there.name, there.type, await bytes(there)]).toEqual(['户口簿.jpg', 'image/jpeg', await bytes(photo)]);
    expect((await taken.readMedia(empty!.id))?.size).toBe(0);
  });

  test('one that was cut off is no draft, wherever it was cut', async () => {
    const file = await writeDraftFile(await written(), options);
    for (const size of [0, 10, 60, file.size / 2, file.size - 1]) {
      expect(await codeOf(readDraftFile(file.slice(0, size), options)), String(size)).toBe('invalid/draft-file');
    }
    expect(await codeOf(readDraftFile(new Blob([file, ' ']), options))).toBe('invalid/draft-file');
  });
});

test('nothing of a sealed file can be read without its passphrase, or changed', async () => {
  const file = await writeDraftFile(await written(), { passphrase: 'a tiger' });
  const text = await file.text();
  expect(text.slice(0, text.indexOf('\n'))).toMatch(
    /^{"civickit-draft":1,"size":\d+,"sealed":{"cipher":"AES-GCM-256","key":"PBKDF2-SHA-256","rounds":600000,/,
  );
  for (const secret of ['李梅', 'people', 'aid', '户口簿', 'JFIF']) expect(text).not.toContain(secret);
  expect(await codeOf(readDraftFile(file))).toBe('auth/passphrase');
  expect(await codeOf(readDraftFile(file, { passphrase: 'a tigre' }))).toBe('auth/passphrase');
  const changed = await bytes(file);
  changed[changed.length - 40]! ^= 1;
  expect(await codeOf(readDraftFile(new Blob([changed]), { passphrase: 'a tiger' }))).toBe('auth/passphrase');
  const head = text.slice(0, text.indexOf('\n')).replace('"size"', '"more":1,"size"');
  const rest = file.slice(text.indexOf('\n'));
  expect(await codeOf(readDraftFile(new Blob([head, rest]), { passphrase: 'a tiger' }))).toBe('auth/passphrase');
});

test('letters are the same, however a keyboard composes them', async () => {
  const file = await writeDraftFile(await written(), { passphrase: 'Mu\u0308ller' });
  expect((await readDraftFile(file, { passphrase: 'M\u00fcller' })).answers).toMatchObject({ name: '李梅\n' });
});

test('an empty passphrase seals nothing, and is said to be none', async () => {
  expect(await codeOf(writeDraftFile(await written(), { passphrase: '' }))).toBe('auth/passphrase');
});

test('where the browser does not encrypt, it is said before anything else', async () => {
  const draft = await written();
  const file = await writeDraftFile(draft, { passphrase: 'x' });
  vi.stubGlobal('crypto', { getRandomValues: (given: Uint8Array) => given });
  expect(await codeOf(writeDraftFile(draft, { passphrase: 'x' }))).toBe('unsupported/encryption');
  expect(await codeOf(readDraftFile(file, { passphrase: 'x' }))).toBe('unsupported/encryption');
  expect((await readDraftFile(await writeDraftFile(draft))).answers).toEqual(draft.answers);
});

test.each<[string, Blob, string]>([
  ['a picture', photo, 'invalid/draft-file'],
  ['a page', new Blob(['<!doctype html>\n<html></html>']), 'invalid/draft-file'],
  ['an outbox', new Blob(['{"civickit-outbox":1,"items":0}\n']), 'invalid/draft-file'],
  ['a list', new Blob(['[]\n[]']), 'invalid/draft-file'],
  ['one of a later release', new Blob(['{"civickit-draft":2,"size":0}\n']), 'unsupported/draft-file'],
  ['one sealed in another way', new Blob(['{"civickit-draft":1,"size":0,"sealed":{"cipher":"X"}}\n']), 'unsupported/draft-file'],
  ['a seal of few rounds', sealedBy(1000), 'invalid/draft-file'],
  ['a seal of rounds without end', sealedBy(2 ** 31), 'invalid/draft-file'],
  ['answers without form', fileOf({ answers: {} }), 'invalid/draft-file'],
  ['media of another size', fileOf({ ...least, media: [{ id: 'a', type: '', size: 5 }] }, '1234'), 'invalid/draft-file'],
  ['media of a negative size', fileOf({ ...least, media: [{ id: 'a', type: '', size: -1 }] }), 'invalid/draft-file'],
  ['media with a path as name', fileOf({ ...least, media: [{ id: '../x', type: '', size: 0 }] }), 'invalid/draft-file'],
  [
    'more files than anybody sends',
    fileOf({ ...least, media: Array.from({ length: 501 }, () => ({ id: 'a', type: '', size: 0 })) }),
    'invalid/draft-file',
  ],
  ['a first line without end', new Blob(['{"civickit-draft":1,', 'x'.repeat(100_000)]), 'invalid/draft-file'],
])('%s is told apart', async (_, file, code) => {
  expect(await codeOf(readDraftFile(file, { passphrase: 'x' }))).toBe(code);
});

function sealedBy(rounds: number): Blob {
  const sealed = { cipher: 'AES-GCM-256', key: 'PBKDF2-SHA-256', rounds, salt: 'AAAA', iv: 'AAAA' };
  return new Blob([`${JSON.stringify({ 'civickit-draft': 1, size: 0, sealed })}\n`]);
}

test('what no form gives as an answer is left out', async () => {
  const deep = `${'[{"x":'.repeat(3000)}1${'}]'.repeat(3000)}`;
  const hostile = `{"form":{"id":"a","version":"1"},"media":[],"answers":{"__proto__":{"admin":true},"ok":"yes","none":null,"deep":${deep},
    "list":[1,null,{"__proto__":{"admin":true},"$id":"a"}]},"labels":{"__proto__":"x","ok":{"en":"OK?","__proto__":"y","zh":1}},
    "unknown":[1,{"path":"a/b","answer":"x","why":"odd"},{"path":"c"}],"startedAt":"never","page":7}`.replaceAll('\n', ' ');
  const { answers, labels, unknown, startedAt, page } = await readDraftFile(fileOf(hostile));
  expect(Object.keys(answers)).toEqual(['ok', 'deep', 'list']);
  expect(answers['list']).toEqual([1, { $id: 'a' }]);
  expect(JSON.stringify(answers['deep']).length).toBeLessThan(200);
  expect([labels, unknown, startedAt, page]).toEqual([
    { ok: { en: 'OK?' } },
    [{ path: 'a/b', answer: 'x', why: 'gone' }],
    '1970-01-01T00:00:00.000Z',
    undefined,
  ]);
  expect('admin' in answers).toBe(false);
  expect('admin' in {}).toBe(false);
});

test('a draft that no device could open again is not written', async () => {
  const draft = await openDrafts(memoryStore()).open(form);
  draft.write({ name: 'x'.repeat(9 * 1024 * 1024) });
  expect(await codeOf(writeDraftFile(draft))).toBe('too-large/draft-file');
});

test('without room for all that a file holds nothing is left behind', async () => {
  const file = await readDraftFile(await writeDraftFile(await written()));
  const store = memoryStore();
  let room = 1;
  const tight = {
    ...store,
    set: (key: string, value: unknown) => ((room -= 1) < 0 ? Promise.reject(new Error('full')) : store.set(key, value)),
  };
  await expect(openDrafts(tight).take(form, file)).rejects.toThrow('full');
  expect(await store.keys('')).toEqual([]);
});
