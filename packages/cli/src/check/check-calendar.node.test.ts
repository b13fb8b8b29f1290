import { cn } from '@civickit/core/calendars/cn';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { countyForEachTest } from '../testing.node.js';

const county = countyForEachTest();
const check = (...more: string[]) => county.run('check', '{}/civickit.json', ...more);
const configure = (calendar?: string) =>
  county.write('civickit.json', {
    civickit: 1,
    zone: 'Asia/Shanghai',
    ...(calendar && { calendar }),
    services: [{ id: 'a', adapter: 'files', url: '/a.csv' }],
  });
const file = { from: '2026-01-01', until: '2026-12-31', days: { '2026-10-01/2026-10-07': { kind: 'closed', name: '国庆节' } } };

beforeEach(async () => {
  vi.useFakeTimers({ now: Date.parse('2026-06-30T16:30Z'), toFake: ['Date'] });
  await county.write('a.csv', 'name\nPermit\n');
});
afterEach(() => vi.useRealTimers());

test('a county whose holidays are known', async () => {
  await configure('cn');
  const { code, out } = await check();
  expect(out).toContain(`calendar  the calendar speaks of ${cn.from} to ${cn.until}`);
  expect(out).not.toContain('caution');
  expect(code).toBe(0);
});

test('services without a calendar are noted', async () => {
  await configure();
  expect((await check()).out).toMatch(/· note +.*there is no "calendar"/);
});

test.each([
  ['2026-06-30', 'ended on 2026-06-30'],
  ['2026-07-01', 'ends on 2026-07-01, in 0 days'],
  ['2026-07-30', 'ends on 2026-07-30, in 29 days'],
])('a calendar until %s, when it is the first of July in the county: %s', async (until, says) => {
  await configure('/calendar.json');
  await county.write('calendar.json', { ...file, until, days: {} });
  const { code, out } = await check();
  expect(out).toMatch(new RegExp(`caution +calendar +the calendar ${says}`));
  expect(code).toBe(0);
});

test('a calendar that has not begun', async () => {
  await configure('/calendar.json');
  await county.write('calendar.json', { ...file, from: '2026-07-02' });
  expect((await check()).out).toMatch(/caution +calendar +the calendar does not begin before 2026-07-02/);
});

describe('a file that is wrong', () => {
  test.each([
    ['{\n  "from": "2026-01-01",\n  "until": "2026-12-31",\n  "days": {\n    "2026-1-1": { "kind": "closed" }\n  }\n}', '5:5', 'days.2026-1-1: is no date'],
    ['{ "from": "2026-01-01",\n "until": "2025-12-31", "days": {} }', '2:2', 'until: comes before "from"'],
    ['{ "from": "2026-01-01", "until": "2026-12-31" }', '1:1', 'days: is missing; write {'],
    ['{ “from”: 1 }', '1:3', '“ is a printed quotation mark'],
    ['[]', '1:1', 'the file must be an object'],
  ])('%s', async (text, place, says) => {
    await configure('/calendar.json');
    await county.write('calendar.json', text);
    const { code, out } = await check();
    expect(out).toContain(`/calendar.json:${place}  ${says}`);
    expect(code).toBe(1);
  }); // prettier-ignore

  test('is explained in Chinese too', async () => {
    await configure('/calendar.json');
    await county.write('calendar.json', { ...file, days: { '2027-01-01': { kind: 'closed' }, '2026-10-08': { kind: 'off' } } });
    const { out } = await check('--lang', 'zh-Hans');
    expect(out).toMatch(/错误 +\/calendar\.json:\d+:\d+ +days\.2027-01-01: 不在 "from" 至 "until" 之内/);
    expect(out).toContain('days.2026-10-08: 请写 { "kind": "closed"');
  });

  test('is not there', async () => {
    await configure('/calendar.json');
    expect(await check()).toMatchObject({ code: 1, out: expect.stringContaining(`${county.folder}/calendar.json does not exist`) });
  });
});

test('a calendar of another site is asked for online only, as a page would', async () => {
  const open = await county.serve((_request, response) => response.setHeader('Access-Control-Allow-Origin', '*').end(JSON.stringify(file)));
  const shut = await county.serve((_request, response) => response.end(JSON.stringify(file)));
  await configure(`${open.origin}/holidays.json`);
  expect((await check()).out).toContain('the calendar is not asked for');
  expect(open.requests).toHaveLength(0);
  const online = ['--online', '--site', 'https://county.example'];
  expect((await check(...online)).out).toContain('the calendar speaks of 2026-01-01 to 2026-12-31: 7 special days');
  await configure(`${shut.origin}/holidays.json`);
  expect(await check(...online)).toMatchObject({ code: 1, out: expect.stringMatching(/WRONG +calendar .*CORS/) });
  await shut.close();
  expect(await check(...online)).toMatchObject({ code: 1, out: expect.stringMatching(/WRONG +calendar +.*network\/unreachable/) });
});
