import { expect, test } from 'vitest';
import type { Submission } from '../../answers/answers.js';
import { exampleAnswers } from '../example-answers.node.js';
import { exampleForm } from '../example-form.node.js';
import { readFormPost } from './read-form-post.js';
import { writeFormPost } from './write-form-post.js';

const at = new Date('2026-11-28T01:00:00Z');
const submission: Submission = {
  form: 'living-allowance',
  version: '2026-11-01',
  answers: exampleAnswers,
  consent: { version: '3', at: at.toISOString() },
  lang: 'zh-Hans',
  assistant: { name: '王助理', for: '李', reason: 'no phone', agreed: true },
  channel: 'assisted',
};

test('what is written is read back as the same submission, but for what is worked out anew', () => {
  const fields = writeFormPost({ ...submission, title: '低保申请' }).map(([name, value]) => [name, value] as const);
  const { total, ...answers } = exampleAnswers;
  const read = readFormPost(
    exampleForm,
    fields.map(([name, value]) => [name, typeof value === 'string' ? value : new File(['x'.repeat(value.size)], value.name ?? '', value)]),
    { zone: 'Asia/Shanghai', at },
  );
  expect(total).toBe(1200);
  expect(read.submission).toEqual({
    ...submission,
    answers: { ...answers, secret: undefined, papers: [{ id: 'papers/1', name: '收入.jpg', type: 'image/jpeg', size: 120_000 }] },
  });
  expect([...read.files.keys()]).toEqual(['papers/1']);
});

test('ids with signs of their own, and answers that look like markup, come back as they are', () => {
  const definition = { ...exampleForm, pages: [{ id: 'p', questions: [{ id: 'a/b~c', type: 'text', label: 'A' }] }] } as const;
  const fields = writeFormPost({ form: 'f', version: '1', answers: { 'a/b~c': '<b> & \n "x"' } });
  expect(fields.at(-1)).toEqual(['a~1b~0c', '<b> & \n "x"']);
  const entries = [...new URLSearchParams(fields.map(([name, value]) => [name, value as string]))];
  expect(readFormPost(definition, entries).submission).toMatchObject({ answers: { 'a/b~c': '<b> & \n "x"' } });
});
