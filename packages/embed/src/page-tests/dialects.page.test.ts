import type { IncomingMessage } from 'node:http';
import { createOpen311Server, type Open311Server, sampleTown } from '@civickit/core/testing';
import { type Answer, engines, openPage, type Page } from '@civickit/page-driver';
import { describe, expect, onTestFinished, test } from 'vitest';
import { json, pageOf, serveKit } from './kit-site.page.js';

/** What each server takes beside words: pages on which it asks for more than most do, and whether photos go along. */
const dialects = [
  ['spec', [], false],
  ['connected-bits', ['where'], false],
  ['open311-adapter', [], false],
  ['mark-a-spot-2018', [], false],
  ['mark-a-spot', [], false],
  ['citysdk', ['contact'], true],
  ['ureport', [], true],
  ['seeclickfix', [], false],
  ['xml-only', [], false],
] as const;

// What differs is the server, not the engine.
const [engine = 'chromium'] = engines();

/** As a relay before the server, which adds its key. */
const handOn =
  (server: Open311Server) =>
  async (request: IncomingMessage): Promise<Answer> => {
    const chunks: Uint8Array[] = [];
    for await (const chunk of request) chunks.push(chunk as Uint8Array);
    const { method = 'GET', url = '', headers } = request;
    const sent = ['content-type', 'accept'].flatMap((name) => (headers[name] ? [[name, String(headers[name])] as [string, string]] : []));
    const body = method === 'POST' ? `${Buffer.concat(chunks).toString()}&api_key=${server.apiKey}` : undefined;
    const address = `http://127.0.0.1${url.replace(/^\/office/, '')}`;
    const answer = await server.answer(new Request(address, { method, headers: sent, ...(body && { body }) }));
    const type = answer.headers.get('content-type') ?? '';
    return { status: answer.status, headers: { 'content-type': type }, body: new Uint8Array(await answer.arrayBuffer()) };
  };

async function openOffice(dialect: Parameters<typeof createOpen311Server>[0]) {
  const server = createOpen311Server(dialect, { now: Date.now, town: sampleTown({ count: 30, now: Date.now() }) });
  const { base, jurisdiction } = server;
  const source = { id: 'town', adapter: 'open311', url: `/office${base}`, dialect, ...(jurisdiction && { jurisdictionId: jurisdiction }) };
  const site = await serveKit({
    '/list': pageOf('<civic-request-list></civic-request-list>'),
    '/report': pageOf('<civic-feedback></civic-feedback>'),
    '/track': pageOf('<civic-request-tracker></civic-request-tracker>'),
    '/civickit.json': json({ civickit: 1, zone: 'Asia/Shanghai', requests: [source] }),
    '/office/*': handOn(server),
  });
  onTestFinished(() => site.close());
  const page = await openPage(engine);
  onTestFinished(() => page.close());
  return { server, site, page };
}

/** Does something with what is there in the shadow root of the one element of a page, once it is. */
const within = (page: Page, tag: string, selector: string, does: 'click' | 'read' | { readonly write: string } = 'read') =>
  page.waitFor(
    (name, wanted, action) => {
      const found = document.querySelector(name)?.shadowRoot?.querySelector<HTMLInputElement>(wanted);
      if (!found) return undefined;
      if (action === 'click') found.click();
      else if (action !== 'read') {
        found.value = action.write;
        for (const event of ['input', 'change']) found.dispatchEvent(new Event(event, { bubbles: true }));
      }
      return (found.textContent ?? '').replace(/[\u2066-\u2069]/g, '').replace(/\s+/g, ' ') || ' ';
    },
    tag,
    selector,
    does,
  );

/** Whether the page before it was left; else what is wrong there is told. */
const left = (page: Page, step: string) =>
  page.waitFor((before) => {
    const feedback = document.querySelector('civic-feedback');
    if (feedback?.step !== before) return 'left';
    return feedback?.shadowRoot?.querySelector('.problems') ? 'refused' : undefined;
  }, step);

async function send(page: Page): Promise<readonly string[]> {
  const form = (selector: string, does: 'click' | { readonly write: string }) => within(page, 'civic-feedback', selector, does);
  const next = async (step: string) => {
    await form('form button.main', 'click');
    return left(page, step);
  };
  const asked: string[] = [];
  await form('textarea', { write: 'The lamp at the mill is out' });
  await next('words');
  await form('.chooser details:first-of-type summary, .chooser input', 'click');
  await form('.chooser input[type=radio]', 'click');
  await next('type');
  await form('#place-words', { write: 'Mill bridge' });
  if ((await next('where')) === 'refused') {
    asked.push('where');
    await form('.way-code', 'click');
    await form('#place-code', { write: '39.47, 75.99' });
    await form('.ladder section button', 'click');
    await next('where');
  }
  if ((await next('contact')) === 'refused') {
    asked.push('contact');
    await form('[data-path=report-email] input', { write: 'li@mail.example' });
    await next('contact');
  }
  await form('dl.summary', 'click');
  await form('form button.main', 'click');
  // Faster than people write: it is asked whether one does.
  await page.waitFor(() => {
    const feedback = document.querySelector('civic-feedback');
    feedback?.shadowRoot?.querySelector<HTMLElement>('.person button')?.click();
    return feedback?.step === 'sent';
  });
  return asked;
}

describe.each(dialects)('at an office that speaks %s', (dialect, needs, takesPhotos) => {
  test('reports are listed, sent with what it wants, asked for beforehand, and found by their number', async () => {
    const { server, site, page } = await openOffice(dialect);
    await page.goto(`${site.origin}/list`);
    expect(await within(page, 'civic-request-list', '.request')).toContain('Report no. 0: lamp');

    await page.goto(`${site.origin}/report`);
    expect(await send(page)).toEqual(needs);
    expect(server.refused).toEqual([]);
    expect(server.sent.map(({ description }) => description)).toEqual(['The lamp at the mill is out']);
    const photos = await page.evaluate(
      () => document.querySelector('civic-feedback')?.shadowRoot?.textContent?.includes('Photos') === true,
    );
    expect(photos).toBe(takesPhotos);
    const number = /Number: (\S+)/.exec(String(await within(page, 'civic-feedback', '.outcome .number')))?.[1] ?? '';

    await page.goto(`${site.origin}/track`);
    await within(page, 'civic-request-tracker', '#code', { write: number });
    await within(page, 'civic-request-tracker', '.look button.main', 'click');
    expect(await within(page, 'civic-request-tracker', '.report')).toContain('The lamp at the mill is out');
    expect(await page.evaluate(() => document.querySelector('civic-request-tracker')?.shadowRoot?.querySelector('.tell, .rating'))).toBe(
      null,
    );
  });
});

test('at an office that only shows reports nobody is let write one in vain', async () => {
  const { site, page } = await openOffice('fixmystreet');
  await page.goto(`${site.origin}/report`);
  expect(await within(page, 'civic-feedback', '.note.caution')).toContain('Nothing can be sent from here');
  await page.goto(`${site.origin}/list`);
  expect(await within(page, 'civic-request-list', '.request')).toContain('Report no. 0: lamp');
});
