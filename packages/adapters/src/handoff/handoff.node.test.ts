import { createCivicClient } from '@civickit/core';
import { expect, test } from 'vitest';
import { handoff, type HandoffOptions, type HandoffPlan, type Via } from './index.js';
import { handoffOptions } from './handoff-options.js';

const office = { id: 'office', title: 'Office', mail: 'office@county.example', sms: '12345', phone: '0851-5550260' };

function start(choose: (plans: readonly HandoffPlan[]) => Via | undefined, more: Partial<HandoffOptions> = {}) {
  const shown: (readonly HandoffPlan[])[] = [];
  const source = handoff({ ...office, ...more, open: async (plans) => (shown.push(plans), choose(plans)) });
  return { client: createCivicClient({ requests: source }, { zone: 'Asia/Shanghai' }), source, shown };
}

test('a report is handed to what the person chooses, and the receipt says that no office has confirmed it', async () => {
  const { client, shown } = start(() => 'sms', { types: [{ id: '006', name: 'Pothole' }] });
  const receipt = await client.requests.send({ type: '006', description: 'Deep' }, { key: 'abcdef012345' });
  expect(receipt).toMatchObject({ strength: 'handed-off', via: 'sms', source: 'office', notice: 'This report is not yet confirmed by an office.' }); // prettier-ignore
  expect(receipt).not.toHaveProperty('ref');
  expect(shown[0]?.map(({ via }) => via)).toEqual(['mail', 'sms', 'phone', 'copy', 'print']);
  const [mail, sms] = shown[0] ?? [];
  expect(mail).toMatchObject({ via: 'mail', href: expect.stringContaining('Pothole') });
  expect(sms).toMatchObject({ text: expect.stringContaining('Reference: ABCDEF01') });
  await expect(client.requests.track(receipt)).resolves.toEqual({ receipt });
});

test('a question without an answer is not told, and no sign turns the order in which a report is read', async () => {
  const { client, shown } = start(() => 'copy');
  const answers = { later: undefined as never, depth: '\u2067\u202E30 cm\u2069' };
  await client.requests.send({ type: 'x', answers });
  const copied = shown[0]?.find(({ via }) => via === 'copy');
  expect(copied).toMatchObject({ text: expect.stringContaining('depth: 30 cm') });
  expect(copied).toMatchObject({ text: expect.not.stringMatching(/later|undefined/) });
});

test('only the ways that the office has are offered', async () => {
  const { client, shown } = start(() => 'print', { mail: undefined, sms: undefined, phone: undefined, copy: false });
  await client.requests.send({ type: 'x' });
  expect(shown[0]?.map(({ via }) => via)).toEqual(['print']);
  const [print] = shown[0] ?? [];
  expect(print?.via === 'print' && (await print.sheet()).qr?.text).toContain('About: x');
});

test('who chooses nothing has sent nothing, and it is never sent by itself', async () => {
  const { client } = start(() => undefined);
  await expect(client.requests.send({ type: 'x' })).rejects.toMatchObject({ code: 'aborted/by-caller' });
  expect(client.requests.senders).toEqual({ office: { resend: 'never', attended: true, canFind: false } });
});

test('the language is that of the office, else of the report', async () => {
  const { client } = start(() => 'copy');
  await expect(client.requests.send({ type: 'x', lang: 'zh-CN' })).resolves.toMatchObject({ notice: '此诉求尚未经任何部门确认。' });
  const uyghur = start(() => 'copy', { lang: 'ug' });
  await expect(uyghur.client.requests.send({ type: 'x', lang: 'zh-CN' })).resolves.toMatchObject({ notice: expect.stringMatching(/[\u0626-\u06D5]/) }); // prettier-ignore
});

test('types are those of the options; without them nothing tells what can be reported', async () => {
  const { client } = start(() => 'copy', { types: [{ id: '006', name: 'Pothole', groups: ['Roads'] }] });
  await expect(client.requests.types()).resolves.toMatchObject({ items: [{ ref: { source: 'office', id: '006' }, groups: ['Roads'], hasQuestions: false }] }); // prettier-ignore
  await expect(start(() => 'copy').client.requests.types()).rejects.toMatchObject({ code: 'unsupported/capability' });
  await expect(client.requests.page()).resolves.toMatchObject({ items: [] });
});

test('a configuration names one address, and numbers that can be dialled', () => {
  expect(handoffOptions.safeParse(office).success).toBe(true);
  for (const wrong of [{ mail: 'a@b.example?cc=c@d.example' }, { sms: 'javascript:1' }, { phone: '' }, { open: 'x' }, { types: [{ id: 6, name: 'x' }] }]) {
    expect(handoffOptions.safeParse({ ...office, ...wrong }).success, JSON.stringify(wrong)).toBe(false);
  } // prettier-ignore
});
