import { createCivicClient } from '@civickit/core';
import { memoryRequests } from '@civickit/core/testing';
import { describe, expect, test } from 'vitest';
import { formHandoff, handoff, type HandoffOptions, type HandoffPlan, type Via } from './index.js';
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
  const { mail, sms, phone } = office;
  const { senders } = createCivicClient({ requests: handoff(office) }).requests;
  expect(senders).toMatchObject({ office: { attended: true, handoff: { mail, sms, phone } } });
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
  const entry = {
    ...office,
    url: '/types.csv',
    phoneHours: 'Mo to Fr',
    window: 'Hall, window 3',
    windowHours: '9 to 12',
    account: 'WeChat: county',
  };
  expect(handoffOptions.safeParse(entry).success).toBe(true);
  for (const wrong of [{ mail: 'a@b.example?cc=c@d.example' }, { mail: 'office' }, { sms: 'javascript:1' }, { phone: '' }, { open: 'x' }, { url: '' }]) {
    expect(handoffOptions.safeParse({ ...entry, ...wrong }).success, JSON.stringify(wrong)).toBe(false);
  } // prettier-ignore
});

describe('what an element prepares', () => {
  const said = {
    subject: 'Wells',
    rows: [
      { label: 'What is it?', value: 'Dry\u202E since Monday' },
      { label: 'Photos', value: 'well.jpg' },
    ],
  };
  const ways = { ...office, phoneHours: 'Mo to Fr', window: 'Hall, window 3', account: 'WeChat: county' };
  const prepareWith = (more: Partial<HandoffOptions>, draft = {}) =>
    createCivicClient({ requests: handoff({ ...office, ...more }) }, { zone: 'Asia/Shanghai' }).requests.prepare({ type: 'x', ...draft });

  test('is what was asked and answered, with each way that there is, and no number', async () => {
    const { title, text, rows, ways: found, sheet } = await prepareWith(ways, { said });
    expect(title).toBe('Report: Wells');
    expect(rows.slice(0, 2)).toEqual([{ label: 'What is it?', value: 'Dry since Monday' }, said.rows[1]]);
    expect(text).toContain('What is it? Dry since Monday\nPhotos: well.jpg');
    expect(text).toContain('This report is not yet confirmed by an office.');
    expect(text).not.toContain('Reference');
    expect(found.map(({ via }) => via)).toEqual(['phone', 'sms', 'mail', 'account', 'window', 'share', 'copy', 'print']);
    expect(found[0]).toMatchObject({ href: 'tel:08515550260', number: '0851-5550260', hours: 'Mo to Fr' });
    expect(sheet.code).toContain('Dry since Monday');
  });

  test.each([['long', 'Broken. '.repeat(600)], ['short', 'Broken.']])('a mail and a message of a %s text say whether they hold all', async (length, value) => {
    const { text, ways: found } = await prepareWith(ways, { said: { ...said, rows: [{ label: 'What?', value }] } });
    const shortened = found.flatMap((way) => (way.via === 'mail' || way.via === 'sms' ? [way.shortened] : []));
    expect(shortened).toEqual([length === 'long', length === 'long']);
    expect(text).toContain(value.trim());
  }); // prettier-ignore

  test('without those words, or with what is none, is the draft itself', async () => {
    for (const wrong of [undefined, { subject: 5 }, { subject: 'x', rows: 'y' }]) {
      const { title, text } = await prepareWith({}, { type: 'well', description: 'Dry', said: wrong });
      expect([title, text]).toEqual(['Report: well', expect.stringContaining('What is the matter: Dry')]);
    }
  });

  test('of a form names the form, who helped, and what was answered', async () => {
    const forms = formHandoff({ id: 'office', url: 'https://county.example/forms.json', mail: office.mail });
    const client = createCivicClient({ forms }, { zone: 'Asia/Shanghai' });
    const draft = { form: 'hall', version: '1', title: 'Hall booking', answers: { day: '2026-03-04', hall: { line: 'Mill 3' } }, assistant: { name: 'Li', agreed: true } } as const; // prettier-ignore
    const { title, text } = await client.forms.prepare(draft);
    expect(title).toBe('Hall booking');
    expect(text).toMatch(/day: 2026-03-04\nhall: Mill 3\nFilled in with the help of: Li/);
    expect(text).toContain('No office has confirmed yet that it has this form.');
    await expect(client.forms.send(draft)).rejects.toMatchObject({ code: 'aborted/by-caller' });
  });

  test('a source that is sent to prepares nothing', async () => {
    const client = createCivicClient({ requests: memoryRequests({ id: 'town', items: [], sending: {} }) }, { zone: 'UTC' });
    await expect(client.requests.prepare({ type: 'x' })).rejects.toMatchObject({ code: 'unsupported/capability' });
  });
});
