import { describe, expect, test } from 'vitest';
import { countyForEachTest } from '../testing.node.js';

const county = countyForEachTest();
const check = (...more: string[]) => county.run('check', '{}/civickit.json', ...more);
const types = 'Code,Name\nlamp,Street lamp\n';
const office = { id: 'village', adapter: 'handoff', url: '/types.csv', phone: '0850-5550730', phoneHours: 'Monday to Friday' };
const configure = (entry: object) => county.write('civickit.json', { civickit: 1, zone: 'Asia/Shanghai', requests: [entry] });

describe('an office without a server', () => {
  test('with its ways and their hours', async () => {
    await county.write('types.csv', types);
    await configure({ ...office, window: 'Hall, window 3', windowHours: '9 to 12', mail: 'a@b.example', account: 'WeChat: village' });
    const { code, out } = await check();
    expect(out).toContain('village  /types.csv: 1 type');
    expect(out).toContain('sends nothing: residents hand over themselves what is prepared');
    expect(out).not.toMatch(/caution|WRONG/);
    expect(code).toBe(0);
  });

  test.each([
    [{ phone: 'ask at the hall' }, 'WRONG', 'requests[0].phone: is not as it must be; write "+86 000 0000000"'],
    [{ mail: 'office' }, 'WRONG', 'requests[0].mail: is not as it must be; write "office@county.example"'],
    [{ sms: 'x' }, 'WRONG', 'requests[0].sms: is not as it must be; write "12345"'],
    [{ phoneHours: undefined }, 'caution', '"phone" does not say when somebody is there; write "phoneHours": "Monday to Friday, 9:00 to 17:00"'],
    [{ window: 'Hall' }, 'caution', '"window" does not say when somebody is there'],
    [{ windowHours: '9 to 12' }, 'caution', '"windowHours" belongs to "window", which is missing'],
    [{ phone: undefined, phoneHours: undefined }, 'caution', 'no way leads to the office; write "phone", "window", "mail", "sms" or "account"'],
  ])('%o', async (more, level, says) => {
    await county.write('types.csv', types);
    await configure({ ...office, ...more });
    const { code, out } = await check();
    expect(out.split('\n').find((line) => line.includes(says))).toContain(level);
    expect(code).toBe(level === 'WRONG' ? 1 : 0);
    expect((await check('--lang', 'zh-Hans')).out).toMatch(level === 'WRONG' ? /请写 "/ : /"(phone|window)/);
  }); // prettier-ignore
});

describe('the places of an area', () => {
  test('are read, and what is wrong is told with row and column', async () => {
    await county.write('types.csv', types);
    await configure({ ...office, adapter: 'files', phone: undefined, phoneHours: undefined, places: '/places.csv' });
    await county.write('places.csv', 'Name,Latitude,Longitude\nMill,26.5,106.7\nBridge,north,106.7\n,26.5,106.7\n');
    const { code, out } = await check();
    expect(out).toMatch(/good {2}village {2}\/places\.csv: \d places?/);
    expect(out).toMatch(/caution {2}village {2}\/places\.csv: row 3, column B "Latitude"/);
    expect(out).toMatch(/caution {2}village {2}\/places\.csv: row 4, column A "Name"/);
    expect(code).toBe(0);
  });

  test('that are not there, or none, are wrong', async () => {
    await county.write('types.csv', types);
    await configure({ ...office, places: '/places.csv' });
    expect(await check()).toMatchObject({ code: 1, out: expect.stringContaining('places.csv does not exist') });
    await county.write('places.csv', 'x\n1\n');
    expect(await check()).toMatchObject({ code: 1, out: expect.stringMatching(/WRONG {2}village {2}\/places\.csv/) });
  });
});
