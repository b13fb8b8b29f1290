import { expect, test } from 'vitest';
import { changeEntries } from './change-entries.js';

const changes = new Map([['b', { dialect: 'ureport' }]]);
const change = (text: string) => changeEntries(text, 'requests', changes);

test.each([
  ['on one line', '{ "requests": [{ "id": "a" }, { "id": "b", "url": "/x" }] }', '{ "id": "b", "url": "/x", "dialect": "ureport" }'],
  ['without blanks', '{"requests":[{"id":"a"},{"id":"b","url":"/x"}]}', '{"id":"b","url":"/x","dialect":"ureport"}'],
  ['with tabs', '{\n\t"requests": [\n\t\t{\n\t\t\t"id": "b"\n\t\t}\n\t]\n}\n', '{\n\t\t\t"id": "b",\n\t\t\t"dialect": "ureport"\n\t\t}'],
  ['of Windows', '{\r\n  "requests": [{\r\n    "id": "b"\r\n  }]\r\n}', '{\r\n    "id": "b",\r\n    "dialect": "ureport"\r\n  }'],
  ['with an old value', '{ "requests": [{ "dialect": "spec", "id": "b" }] }', '{ "dialect": "ureport", "id": "b" }'],
])('an entry %s is changed in its own manner, and nothing else', (_, text, entry) => {
  const old = /\{\s*(?:"dialect": "spec", )?"id": ?"b"[^}]*\}/.exec(text)?.[0] ?? '';
  expect(change(text)).toBe(text.replace(old, entry));
});

test('what stands before and after stays to the letter, also a byte order mark', () => {
  const text = '\uFEFF{ "zone":   "UTC",\n\n "requests": [ {"id":"b"} ]   }\n\n';
  expect(change(text)).toBe('\uFEFF{ "zone":   "UTC",\n\n "requests": [ {"id":"b","dialect":"ureport"} ]   }\n\n');
});

test('a text that says one thing twice is left alone', () => {
  expect(change('{ "requests": [{ "id": "b" }], "requests": [{ "id": "b", "url": "/x" }] }')).toBeUndefined();
  expect(change('{ "requests": ')).toBeUndefined();
  expect(change('{ "requests": 5 }')).toBeUndefined();
});
