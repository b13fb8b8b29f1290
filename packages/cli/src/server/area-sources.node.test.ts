import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parsePulled } from '@civickit/adapters/pulled';
import type { AreaSources } from '@civickit/server';
import { afterEach, expect, test, vi } from 'vitest';
import { countyForEachTest, type OtherSite, rss } from '../testing.node.js';
import { textsOf } from '../texts/language.js';
import { openSources } from './area-sources.js';
import { readServerOptions } from './server-options.js';

const county = countyForEachTest();
const stops: (() => Promise<unknown>)[] = [];
afterEach(() => Promise.all(stops.splice(0).map((stop) => stop())));

const hostOf = ({ origin }: OtherSite): string => new URL(origin).host;

/** Two sources on this machine, of which only the first is meant. */
async function open(answer: Parameters<typeof county.serve>[0], ...more: string[]) {
  const [news, inside] = [await county.serve(answer), await county.serve((_, response) => response.end('secret'))];
  const notices = [{ id: 'news', url: `${news.origin}/feed.xml` }, { id: 'inside', url: `${inside.origin}/feed.xml` }]; // prettier-ignore
  await county.write('civickit.json', { civickit: 1, notices: notices.map((one) => ({ ...one, adapter: 'feed' })) });
  const file = path.join(county.folder, 'civickit.json');
  const options = readServerOptions('start', ['--config', `qingshi=${file}`, '--private-host', hostOf(news), ...more]);
  const told: string[] = [];
  const terminal = { say: (line: string) => void told.push(line), warn: (line: string) => void told.push(line), show: () => undefined };
  const stop = new AbortController();
  const setting = { terminal, texts: textsOf.en, language: 'en', signal: stop.signal } as const;
  const { sources, collect } = await openSources(options, county.folder, setting);
  const collecting = collect();
  stops.push(() => (stop.abort(), collecting));
  const { relay, pulled = '' } = sources['qingshi'] as AreaSources;
  const ask = async (source: string, url: string, method = 'GET') => {
    const answered = await relay?.({ method, source, url, header: () => undefined, chunks: (async function* () {})() });
    return { ...answered, body: Buffer.from(answered?.body ?? '').toString() };
  };
  return { news, inside, told, ask, pulled };
}

test('a configured source is relayed and copied, and no other address of the own network is asked', async () => {
  const { news, inside, ask, pulled } = await open((request, response) =>
    request.url === '/feed.xml' ? response.end(rss('Storm')) : response.writeHead(302, { location: '/feed.xml' }).end(),
  );
  expect(await ask('news', `${news.origin}/moved`)).toMatchObject({ status: 200, headers: { age: '0' }, body: expect.stringContaining('Storm') as string }); // prettier-ignore
  expect(await ask('inside', `${inside.origin}/feed.xml`)).toMatchObject({ status: 403 });
  expect(await ask('news', `${inside.origin}/feed.xml`)).toMatchObject({ status: 403 });
  expect(await ask('news', `${news.origin}/feed.xml`, 'POST')).toMatchObject({ status: 405 });
  const index = async () => JSON.parse(await readFile(path.join(pulled, 'pulled.json'), 'utf8')) as object;
  const states = [
    { id: 'news', state: 'ok' },
    { id: 'inside', state: 'failed', error: 'refused/private-host' },
  ];
  await vi.waitFor(async () => expect(await index()).toMatchObject({ sources: states }), 5000);
  expect(parsePulled(await readFile(path.join(pulled, 'notices/news.json')), 'news').items).toMatchObject([{ title: 'Storm' }]);
  expect(inside.requests).toEqual([]);
});

test('a source that redirects into the own network is followed by neither', async () => {
  const inside = await county.serve((_, response) => response.end('secret'));
  const { news, told, ask } = await open((_, response) => response.writeHead(302, { location: `${inside.origin}/feed.xml` }).end());
  expect(await ask('news', `${news.origin}/feed.xml`)).toMatchObject({ status: 403 });
  await vi.waitFor(() => expect(told.join('\n')).toContain('✗ news: '), 5000);
  expect(inside.requests).toEqual([]);
});

test('a dead source leaves the copy of the relay, with its age', async () => {
  await county.write('relay.json', { cacheSeconds: 0 });
  let well = true;
  const { news, ask } = await open(
    (_, response) => (well ? response.end(rss('Storm')) : response.destroy()),
    ...['--relay-settings', path.join(county.folder, 'relay.json')],
  );
  const first = await ask('news', `${news.origin}/feed.xml`);
  well = false;
  expect(await ask('news', `${news.origin}/feed.xml`)).toMatchObject({ status: 200, headers: { 'x-civickit-relay': 'kept-copy' }, body: first.body }); // prettier-ignore
});
