import { createHmac, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';
import { expect, onTestFinished, test } from 'vitest';
import { putForm } from '../forms/form-store.js';
import { draft, noise, post } from '../forms/noise-form.node.js';
import { listFailedJobs } from '../jobs/job-store.js';
import { startWorker } from '../jobs/start-worker.js';
import { openMailer } from '../mail/mailer.js';
import { putNotice, withdrawNotice } from '../notices/notice-store.js';
import { changeRequest } from '../requests/change-request.js';
import { keepRequest } from '../requests/keep-request.js';
import { putRequestTypes } from '../requests/request-types.js';
import { now, openServer } from '../testing.node.js';
import { isUnheard } from './hand-out.js';
import { checkOutgoing, type Outgoing, type Webhook } from './outgoing-setting.js';
import { readOutgoing } from './read-outgoing.js';
import { runJob } from './run-job.js';

interface Received {
  readonly to: readonly string[];
  /** With its lines unfolded. */
  readonly head: string;
  readonly text: string;
}

/** A mail server that keeps what it gets, and refuses whom it is told to. */
async function openPost(): Promise<{ readonly smtp: string; readonly mails: Received[]; readonly passwords: string[] }> {
  const mails: Received[] = [];
  const passwords: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS'],
    onAuth({ username = '', password = '' }, _, done) {
      passwords.push(`${username} ${password}`);
      done(null, { user: username });
    },
    onRcptTo: ({ address }, _, done) => {
      if (!address.startsWith('nobody@')) return done();
      return done(Object.assign(new Error(`<${address}> is unknown here`), { responseCode: 550 }));
    },
    onData(stream, { envelope }: SMTPServerSession, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const [head = '', ...body] = Buffer.concat(chunks).toString().split('\r\n\r\n');
        const coded = body.join('\r\n\r\n');
        const text = /transfer-encoding: base64/i.test(head) ? Buffer.from(coded, 'base64').toString() : plainOf(coded);
        mails.push({ to: envelope.rcptTo.map(({ address }) => address), head: head.replace(/\r\n\s+/g, ' '), text });
        done();
      });
    },
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  onTestFinished(() => new Promise<void>((resolve) => server.close(resolve)));
  return { smtp: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`, mails, passwords };
}

/** Of quoted-printable (RFC 2045, 6.7). */
function plainOf(coded: string): string {
  const bytes = coded.replace(/=\r\n/g, '').replace(/=([\dA-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString();
}

interface Call {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A receiver of webhooks that answers with what it is told to. */
async function openReceiver(statuses: readonly number[] = []): Promise<{ readonly url: string; readonly calls: Call[] }> {
  const calls: Call[] = [];
  const server = createServer((request, answer) => {
    let body = '';
    request.setEncoding('utf8').on('data', (part: string) => (body += part));
    request.on('end', () => {
      calls.push({ headers: request.headers as Record<string, string>, body });
      const status = statuses[calls.length - 1] ?? 204;
      answer.writeHead(status, status === 302 ? { location: `/elsewhere` } : {}).end();
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`, calls };
}

const secret = `whsec_${randomBytes(32).toString('base64')}`;
const from = '青石县 <no-reply@county.example>';
const publicUrl = 'https://report.county.example';

async function openOffice(outgoing: Outgoing) {
  const server = { ...(await openServer()), publicUrl };
  const checked = checkOutgoing(outgoing, publicUrl);
  const mailer = checked.mail && openMailer(checked.mail);
  const tools = { outgoing: checked, ...(mailer && { mailer }) };
  const worker = startWorker({ ...server, run: (taken) => runJob(server, tools, taken), report: () => undefined, pauseMs: 1_000_000 });
  onTestFinished(() => worker.stop());
  await putRequestTypes(server.db, 'qingshi', [
    { id: 'lamp', name: '路灯故障\r\nBcc: evil@town.example', placeless: true, publication: 'at-once' },
    { id: 'water', name: '供水', placeless: true },
  ]);
  await putForm(server.db, 'qingshi', noise);
  const area = { id: 'qingshi', name: '青石县', zone: 'Asia/Shanghai', lang: 'zh-Hans' };
  const report = async (more: object = {}) => {
    const contact = { email: 'wang@town.example', phone: '0850-5550101' };
    const consent = { policy: 'p', version: '1', at: '2026-06-30T08:00:00Z' as never };
    return keepRequest(server, area, { type: 'lamp', description: '隔壁王五的灯', contact, consent, ...more });
  };
  return { ...server, ...worker, area, report };
}

test('the office is told of a report and of a form, each at its own address, without a word of what was written', async () => {
  const { smtp, mails } = await openPost();
  const offices = {
    qingshi: { mail: 'office@county.example', types: { water: 'water@county.example' }, forms: { noise: 'quiet@county.example' } },
  };
  const { report, app, turn } = await openOffice({ mail: { smtp, from }, offices });
  const { id } = await report();
  await report({ type: 'water' });
  const sent = (await (await app.request('/areas/qingshi/forms/send', post(draft))).json()) as { id: string };
  await turn();
  expect(mails.map(({ to }) => to.join()).sort()).toEqual(['office@county.example', 'quiet@county.example', 'water@county.example']);
  const mail = mails.find(({ to }) => to.includes('office@county.example'));
  expect(mail?.text.replaceAll('\r\n', '\n').trimEnd()).toBe(
    `编号: ${id}\n事项: 路灯故障 Bcc: evil@town.example\n\n填写的内容涉及个人信息，不写在邮件里。`,
  );
  const form = mails.find(({ to }) => to.includes('quiet@county.example'));
  expect(form?.text).toContain(sent.id);
  for (const { head, text } of mails) expect(head + text).not.toMatch(/王五|5550101|水泵|wang@/);
  expect(mail?.head).toMatch(/^Auto-Submitted: auto-generated$/m);
});

const languages: readonly [lang: string, title: string, office: string, reason: string][] = [
  ['en', 'The office has answered your report', 'The office writes:', 'The reason given:'],
  ['zh-CN', '您反映的问题有答复了', '办理单位答复：', '原因：'],
  ['zh-TW', '您反映的問題有答覆了', '承辦單位答覆：', '原因：'],
  ['ug', 'ئىنكاسىڭىزغا جاۋاب بېرىلدى', 'ئورۇننىڭ جاۋابى:', 'سەۋەبى:'],
];

test('a reporter is told of an answer, and why a report is hidden, in the language in which they wrote', async () => {
  const { smtp, mails } = await openPost();
  const server = await openOffice({ mail: { smtp, from } });
  for (const [lang, title, office, reason] of languages) {
    mails.length = 0;
    const { id, code } = await server.report({ lang });
    await changeRequest(server, id, { stage: 'in-progress' });
    await changeRequest(server, id, { stage: 'done', note: '已修好\n谢谢' });
    await server.turn();
    await changeRequest(server, id, { published: false, hiddenReason: '含他人姓名' });
    await server.turn();
    expect(mails.map(({ to }) => to)).toEqual([['wang@town.example'], ['wang@town.example']]);
    const [answered, hidden] = mails.map(({ text }) => text.replaceAll('\r\n', '\n'));
    expect(answered?.startsWith(title)).toBe(true);
    expect(answered).toContain(`${office}\n> 已修好\n> 谢谢\n`);
    expect(hidden).toContain(`${reason}\n> 含他人姓名\n`);
    expect(answered).toContain('https://report.county.example/areas/qingshi');
    for (const { text, head } of mails) expect(head + text).not.toContain(code);
  }
});

test('nobody is written to who left no address, agreed to nothing, or whose report is gone or shown again by then', async () => {
  const { smtp, mails } = await openPost();
  const server = await openOffice({ mail: { smtp, from } });
  const answer = async (more: object) => {
    const { id } = await server.report(more);
    await changeRequest(server, id, { note: 'x' });
    return id;
  };
  await answer({ contact: {} });
  await answer({ consent: undefined });
  await server.db
    .deleteFrom('request_private')
    .where('request', '=', await answer({}))
    .execute();
  const { id } = await server.report();
  await changeRequest(server, id, { published: false });
  await changeRequest(server, id, { published: true });
  await server.turn();
  expect([mails, await listFailedJobs(server.db)]).toEqual([[], []]);
});

const notAddresses = [
  'a@b.example, c@d.example', 'a@b.example;c@d.example', 'x <a@b.example>', 'a@b.example\r\nBcc: c@d.example', 'a@b.example\nBcc: c@d.example', '"a\r\nRCPT TO:<c@d.example>"@b.example',
  'a@b.example>\r\nRCPT TO:<c@d.example', 'a@b.example%0aBcc:c@d.example', 'a@[127.0.0.1]', 'a@localhost', '@b.example', 'a@b@c.example', 'a b@c.example', 'a@b.example\u2028Bcc: c@d.example', 'group: a@b.example;',
]; // prettier-ignore

test('what is no single address gets no mail', async () => {
  const { smtp, mails } = await openPost();
  const server = await openOffice({ mail: { smtp, from } });
  for (const email of notAddresses) await changeRequest(server, (await server.report({ contact: { email } })).id, { note: 'x' });
  await server.turn();
  expect([mails, await listFailedJobs(server.db)]).toEqual([[], []]);
});

test('nothing that somebody wrote makes a header or another mail', async () => {
  const { smtp, mails } = await openPost();
  const mailer = openMailer({ smtp, from });
  const evil = 'x\r\nBcc: evil@town.example\r\n\r\n.\r\nMAIL FROM:<evil@town.example>';
  await mailer.send({ to: 'a@b.example', subject: evil, text: evil, lang: 'en', id: 'one' });
  await mailer.send({ to: 'a@b.example', subject: 'y\u2028z', text: '.\r\n', lang: 'en', id: 'two' });
  expect(mails.map(({ to }) => to)).toEqual([['a@b.example'], ['a@b.example']]);
  expect(mails[0]?.head).not.toMatch(/^Bcc/im);
  expect(mails[0]?.head.match(/^Subject:.*$/gm)).toHaveLength(1);
  expect(mails[0]?.text.trim()).toBe(evil);
  expect(mails.map(({ head }) => /^Message-ID: (.*)$/im.exec(head)?.[1])).toEqual(['<one@county.example>', '<two@county.example>']);
});

test('a password goes in the clear to this machine only', async () => {
  const { smtp, mails, passwords } = await openPost();
  const mail = { to: 'a@b.example', subject: 'x', text: 'x', lang: 'en', id: 'one' };
  // Not a name of this machine that we know, though it leads here.
  const other = openMailer({ smtp: smtp.replace('127.0.0.1', 'us%40er:sec%3Aret@0.0.0.0'), from });
  await expect(other.send(mail)).rejects.toThrow(/STARTTLS/);
  expect(passwords).toEqual([]);
  await openMailer({ smtp: smtp.replace('127.0.0.1', 'us%40er:sec%3Aret@127.0.0.1'), from }).send(mail);
  expect([passwords, mails.length]).toEqual([['us@er sec:ret'], 1]);
});

test('a mail server that is away is tried again, and an address that it does not know is given up at once and not named', async () => {
  const { smtp, mails } = await openPost();
  const away = await openOffice({ mail: { smtp: 'smtp://127.0.0.1:1', from }, offices: { qingshi: { mail: 'office@county.example' } } });
  await away.report();
  await away.turn();
  expect(await away.db.selectFrom('job').select(['kind', 'tries', 'failed_at']).execute()).toEqual([
    { kind: 'mail', tries: 1, failed_at: null },
  ]);
  const server = await openOffice({ mail: { smtp, from } });
  const { id } = await server.report({ contact: { email: 'nobody@town.example' } });
  await changeRequest(server, id, { note: 'x' });
  await server.turn();
  const failed = await listFailedJobs(server.db);
  expect([failed.map(({ tries }) => tries), JSON.stringify(failed), mails]).toEqual([[1], expect.not.stringContaining('nobody@'), []]);
});

/** As a receiver checks it, by the specification. */
function isSigned({ headers, body }: Call): boolean {
  const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
  const expected = createHmac('sha256', Buffer.from(secret.slice('whsec_'.length), 'base64'))
    .update(signed)
    .digest('base64');
  return headers['webhook-signature'] === `v1,${expected}`;
}

test('each event is told once to those who want it, signed, with nothing private, and again under the same id where it failed', async () => {
  const all = await openReceiver([500, 302]);
  const some = await openReceiver();
  const webhooks: Webhook[] = [{ url: all.url, secret }, { url: some.url, secret, events: ['notice.published'] }]; // prettier-ignore
  const server = await openOffice({ offices: { qingshi: { webhooks } }, privateHosts: ['127.0.0.1'] });
  const { id } = await server.report({ type: 'water' });
  await server.turn();
  server.clock.time += 5000;
  await server.turn();
  server.clock.time += 300_000;
  await server.turn();
  expect(all.calls.map(isSigned)).toEqual([true, true, true]);
  expect(new Set(all.calls.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
  expect(new Set(all.calls.map(({ headers }) => headers['webhook-timestamp'])).size).toBe(3);
  expect(JSON.parse(all.calls[2]?.body ?? '')).toEqual({
    type: 'report.created',
    timestamp: '2026-06-30T08:00:00.000Z',
    data: { area: 'qingshi', report: id, type: 'water', status: 'open', stage: 'received', published: false },
  });
  all.calls.length = 3;
  await changeRequest(server, id, { status: 'closed', note: 'x' });
  await server.app.request('/areas/qingshi/forms/send', post(draft));
  await server.turn();
  expect(all.calls.slice(3).map(({ body }) => (JSON.parse(body) as { type: string }).type).sort()).toEqual(['report.changed', 'submission.created']); // prettier-ignore
  expect(some.calls).toEqual([]);
  for (const { body } of all.calls) expect(body).not.toMatch(/王五|wang@|5550101|水泵/);
});

const title = (text: string, published?: string) => ({ title: text, type: 'news' as const, ...(published !== undefined && { published: { iso: published, precision: 'instant' as const, zone: 'given' as const } }) }); // prettier-ignore

test('a notice is told of when it becomes public, once; not a draft, an archive, or one that was withdrawn before', async () => {
  const { url, calls } = await openReceiver();
  const server = await openOffice({ offices: { qingshi: { webhooks: [{ url, secret }] } }, privateHosts: ['127.0.0.1'] });
  const { db, area, clock, turn } = server;
  const put = (id: string, published?: string, again = false) => putNotice(db, area, title(id, published), { now: clock.time, id, again });
  const told = async () => {
    await turn();
    return calls.splice(0).map(({ body }) => (JSON.parse(body) as { data: { notice: string } }).data.notice).sort(); // prettier-ignore
  };
  await put('draft');
  await put('old', '2026-06-01T00:00:00Z');
  await put('now', '2026-06-30T08:00:00Z');
  await put('later', '2026-06-30T09:00:00Z');
  await put('moved', '2026-06-30T09:00:00Z');
  await put('moved', '2026-06-30T10:00:00Z');
  await put('withdrawn', '2026-06-30T09:00:00Z');
  await withdrawNotice(db, 'qingshi', 'withdrawn', clock.time);
  await put('now', '2026-06-30T08:00:00Z', true);
  expect(await told()).toEqual(['now']);
  await put('now', '2026-06-30T08:00:00Z');
  clock.time = now + 3_600_000;
  expect(await told()).toEqual(['later']);
  clock.time = now + 7_200_000;
  expect(await told()).toEqual(['moved']);
});

test('a webhook into a private network is given up, and 410 ends it', async () => {
  const { url, calls } = await openReceiver([410]);
  for (const privateHosts of [[], ['127.0.0.1']]) {
    const server = await openOffice({ offices: { qingshi: { webhooks: [{ url, secret }] } }, privateHosts });
    await server.report();
    await server.turn();
    const [failed] = await listFailedJobs(server.db);
    expect([failed?.tries, failed?.failure]).toEqual([
      1,
      expect.stringMatching(privateHosts.length > 0 ? /410/ : /^refused\/private-host/),
    ]);
  }
  expect(calls).toHaveLength(1);
});

const good: Outgoing = { mail: { smtp: 'smtp://mail.county.example', from }, offices: { a: { mail: 'office@county.example' } } };

test.each<[string, Outgoing, string]>([
  ['an office that gets mail, and no mail server', { offices: good.offices ?? {} }, 'no mail server'],
  ['a mail server that is none', { mail: { smtp: 'http://mail.example', from } }, 'CIVICKIT_SMTP_URL'],
  ['an empty mail server', { mail: { smtp: '', from } }, 'CIVICKIT_SMTP_URL'],
  ['a sender that is none', { mail: { smtp: 'smtp://mail.example', from: 'County' } }, 'CIVICKIT_MAIL_FROM'],
  ['an office that is no address', { ...good, offices: { a: { mail: 'x, y@z.example' } } }, 'offices/a/mail'],
  ['a short secret', { offices: { a: { webhooks: [{ url: 'https://a.example', secret: 'whsec_AAAA' }] } } }, 'offices/a/webhooks/0/secret'],
  ['a hook that is none of the web', { offices: { a: { webhooks: [{ url: 'file:///etc/passwd', secret }] } } }, 'offices/a/webhooks/0/url'],
  ['a time that is none', { offices: { a: { retention: '1 year' } } }, 'offices/a/retention'],
  ['a member that there is not', { offices: { a: { webhook: [] } as object } }, 'offices/a'],
])('%s stops the start', (_, outgoing, said) => {
  expect(() => checkOutgoing(outgoing, publicUrl)).toThrow(expect.objectContaining({ code: 'config/outgoing', message: expect.stringContaining(said) as string })); // prettier-ignore
});

test('an event is heard wherever there is a mail server, or a webhook of its area; what was made of one always has to be done', () => {
  const taken = { id: '1', area: 'a', tries: 1, job: { kind: 'event', content: { type: 'report.created', report: 'r' } } } as const;
  const webhooks = [{ url: 'https://a.example', secret }];
  const isUnheardBy = (outgoing: Outgoing) => isUnheard(outgoing, taken);
  const unheard: readonly Outgoing[] = [{}, { offices: { b: { webhooks } } }, { offices: { a: {} } }];
  const heard: readonly Outgoing[] = [{ mail: good.mail }, { offices: { a: { webhooks } } }];
  expect([unheard.map(isUnheardBy), heard.map(isUnheardBy)]).toEqual([
    [true, true, true],
    [false, false],
  ]);
  expect(isUnheard({}, { ...taken, job: { kind: 'webhook', content: { url: 'https://a.example', body: '{}' } } })).toBe(false);
});

test('mail without the address of the pages stops the start; all of it, or nothing, does not', () => {
  expect(() => checkOutgoing(good, undefined)).toThrow('--public-url');
  expect(checkOutgoing(good, publicUrl)).toEqual(good);
  expect(checkOutgoing({}, undefined)).toEqual({ offices: {} });
});

test('the environment says all of it or nothing', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'civickit-outgoing-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, 'offices.json');
  await writeFile(file, JSON.stringify(good.offices));
  const environment = {
    CIVICKIT_SMTP_URL: 'smtp://mail.county.example',
    CIVICKIT_MAIL_FROM: from,
    CIVICKIT_OFFICES: file,
    CIVICKIT_PRIVATE_HOSTS: 'a.local, b:80',
  };
  expect(await readOutgoing(environment)).toEqual({ ...good, privateHosts: ['a.local', 'b:80'] });
  expect(await readOutgoing({})).toEqual({ privateHosts: [] });
  for (const [name, value] of [
    ['CIVICKIT_SMTP_URL', undefined],
    ['CIVICKIT_MAIL_FROM', undefined],
    ['CIVICKIT_OFFICES', join(folder, 'none')],
  ] as const)
    // prettier-ignore
    await expect(readOutgoing({ ...environment, [name]: value })).rejects.toMatchObject({ code: 'config/outgoing' });
});
