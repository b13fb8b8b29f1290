import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { sampleForms } from '@civickit/core/testing';
import { expect, test } from 'vitest';
import { answerBy, countyForEachTest } from '../testing.node.js';

const county = countyForEachTest();
const check = (...more: string[]) => county.run('check', '{}/civickit.json', ...more);
const configure = (forms: object[]) => county.write('civickit.json', { civickit: 1, zone: 'Asia/Shanghai', forms });
const [noise, lamp] = sampleForms(2).map(({ definition }) => definition);

test('forms in files of the site are read, and one that is wrong is told with its place', async () => {
  await configure([
    { id: 'forms', adapter: 'files', url: '/forms/index.json' },
    { id: 'office', adapter: 'submit', url: '/submit.php', forms: '/forms/noise.json', idempotent: true },
  ]);
  await mkdir(path.join(county.folder, 'forms'));
  await county.write('forms/index.json', { forms: ['noise.json', 'lamp.json', 'gone.json'] });
  await county.write('forms/noise.json', noise ?? {});
  await county.write('forms/lamp.json', { ...lamp, pages: [{ id: 'p', questions: [{ type: 'riddle', id: 'q' }] }] });
  const { code, out } = await check();
  expect(out).toContain('good  forms  /forms/index.json: 1 form\n');
  expect(out).toMatch(/caution {2}forms {2}.*invalid\/form-definition.*lamp\.json.*\/pages\/0\/questions\/0/);
  expect(out).toMatch(/caution {2}forms {2}.*gone\.json/);
  expect(out).toMatch(/note {2}forms {2}gives its list alone/);
  expect(out).toContain('good  office  /forms/noise.json: 1 form\n');
  expect(out).toMatch(/note {2}office {2}takes forms that are filled in/);
  expect(code).toBe(0);
  expect((await check('--lang', 'zh-Hans')).out).toMatch(/1 份表单[\s\S]*可提交填好的表单/);
});

test('a form that is wrong and alone, and a file that is not there, are problems', async () => {
  await configure([
    { id: 'lone', adapter: 'files', url: '/lone.json' },
    { id: 'office', adapter: 'submit', url: '/submit.php', forms: '/gone.json' },
  ]);
  await county.write('lone.json', { ...noise, pages: [] });
  const { code, out } = await check();
  expect(out).toMatch(/WRONG {2}lone {2}\/lone\.json: 0 forms/);
  expect(out).toMatch(/WRONG {2}office {2}.*gone\.json does not exist/);
  expect(code).toBe(1);
});

test('forms of another site are asked for, and nothing is ever sent to it', async () => {
  const asked: string[] = [];
  const { origin } = await county.serve(
    answerBy(async ({ method, url }) => {
      asked.push(`${method} ${new URL(url).pathname}`);
      return Response.json({ forms: [noise, lamp] });
    }),
  );
  await configure([{ id: 'office', adapter: 'submit', url: `${origin}/take`, forms: `${origin}/forms.json` }]);
  const { out } = await check('--online');
  expect(out).toMatch(/good {2}office {2}answers in \d+ ms: 2 forms/);
  expect(new Set(asked)).toEqual(new Set(['GET /forms.json']));
});
