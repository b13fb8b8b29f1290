import { expect, test } from 'vitest';
import { countyForEachTest } from '../testing.node.js';

const county = countyForEachTest();
const check = (...more: string[]) => county.run('check', '{}/civickit.json', ...more);
const entry = { id: 'report', adapter: 'open311', url: 'https://report.example', ratingScheme: '/rating.json' };
const levels = { 5: [], 4: [], 3: [], 2: [], 1: [{ id: 'slow', label: { 'zh-Hans': '慢' } }] };

test('the reasons for ratings that an entry names: whether they are there, and what to write instead of what is wrong', async () => {
  await county.write('civickit.json', { civickit: 1, requests: [entry] });
  expect(await check()).toMatchObject({ code: 1, out: expect.stringContaining('rating.json does not exist') });
  await county.write('rating.json', { version: 'county/2026', levels });
  expect(await check()).toMatchObject({ code: 0, out: expect.stringContaining('/rating.json: 1 reason for ratings, version county/2026') });
  await county.write('rating.json', '{\n  "version": "county 2026",\n  "levels": { "1": [{ "id": "slow", "label": "慢" }] }\n}\n');
  const { code, out } = await check('--lang', 'zh-Hans');
  expect(code).toBe(1);
  expect(out).toMatch(/\/rating\.json:2:\d+ {2}version: 缺少版本或写法不对；请写 "county\/2026"/);
  expect(out).toMatch(/\/rating\.json:3:\d+ {2}levels\.1\[0\]\.label: 缺少文字；每种语言写一条/);
  expect((await check()).out).toContain('levels.5: is missing or no list of up to 20 reasons; write []');
  await county.write('rating.json', '{ "version": “county” }');
  expect((await check()).out).toMatch(/WRONG {2}\/rating\.json:1:14/);
  await county.write('civickit.json', { civickit: 1, requests: [{ ...entry, ratingScheme: 5 }] });
  expect((await check()).out).toMatch(/requests\[0\]\.ratingScheme.*write "\/rating\.json"/);
});
