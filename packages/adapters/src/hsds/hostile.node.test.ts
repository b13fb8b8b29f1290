import { expect, test } from 'vitest';
import { parseHsds } from './parse-hsds.js';

const options = { source: 'county', url: new URL('https://county.example/hsds/services'), zone: 'Asia/Shanghai' };
const bytesOf = (text: string) => new TextEncoder().encode(text);

/** Milliseconds of processor time of this thread: what other programs on the machine take does not count. */
function spent(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

test.each(['<a', '&', '"', '<', '1MO,', '09:00', ' ', '&#1', 'a@', '户'])(
  'a field of 1 MB of %j is read in time that grows in line with it',
  async (piece) => {
    const text = piece.repeat(1_000_000 / piece.length);
    const schedule = { byday: text, freq: 'MONTHLY', opens_at: text, closes_at: text, valid_from: text, description: text };
    const record = {
    id: '1', name: 'Licence', description: text, application_process: text, email: text, status: text, url: text, last_modified: text,
    phones: [{ number: text, type: text }], schedules: [schedule], languages: [{ code: text }], cost_options: [{ currency: text, amount: text }],
  }; // prettier-ignore
    const from = spent();
    const { items } = await parseHsds(bytesOf(JSON.stringify([record])), options);
    expect(items).toHaveLength(1);
    // Quadratic time would be minutes.
    expect(spent() - from).toBeLessThan(4000);
  },
);

test('so are a hundred thousand contacts and schedules', async () => {
  const contacts = Array.from({ length: 100_000 }, (_, at) => ({ name: `Desk ${at}`, email: `desk${at}@county.example` }));
  const schedules = contacts.map(() => ({ byday: 'MO', freq: 'WEEKLY', opens_at: '09:00Z', closes_at: '10:00Z' }));
  const from = spent();
  const record = { id: '1', name: 'Licence', service_at_locations: [{ location: { name: 'Hall', contacts, schedules } }] };
  const { items } = await parseHsds(bytesOf(JSON.stringify([record])), options);
  expect(items[0]?.places?.[0]?.contacts).toHaveLength(100_000);
  expect(spent() - from).toBeLessThan(4000);
});

test('lines give way to others, and stop when nobody waits any more', async () => {
  const lines = Array.from({ length: 50_000 }, (_, at) => `{"id":"${at}","name":"Service"}`).join('\n');
  const stop = new AbortController();
  const reading = parseHsds(bytesOf(lines), options, stop.signal);
  setImmediate(() => stop.abort());
  await expect(reading).rejects.toMatchObject({ code: 'aborted/by-caller' });
});

test('names of members that objects have are no trap', async () => {
  const record =
    '{"id":"__proto__","name":"Licence","status":"constructor","__proto__":{"alert":"x"},"phones":[{"number":"1","type":"toString"}]}';
  const { items } = await parseHsds(bytesOf(`[${record}]`), options);
  expect(items).toMatchObject([{ ref: { id: '__proto__' }, contacts: [{ phones: [{ number: '1', note: 'toString'.toLowerCase() }] }] }]);
  expect(items[0]?.status).toBeUndefined();
  expect(items[0]?.alert).toBeUndefined();
});
