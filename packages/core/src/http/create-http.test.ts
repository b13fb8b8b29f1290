import { expect } from '@open-wc/testing';
import { createHttp } from './create-http.js';

const here = new URL(import.meta.url);
const { signal } = new AbortController();

/** What a careless script may have put on Object.prototype: names of our options, of ky's and of fetch's. */
const names = [
  'body', 'cache', 'context', 'credentials', 'duplex', 'fetch', 'hooks', 'idempotent', 'integrity', 'json', 'keep', 'keepalive', 'maxBytes',
  'method', 'mode', 'onDownloadProgress', 'onUploadProgress', 'origin', 'parseJson', 'prefixUrl', 'priority', 'redirect', 'referrer',
  'referrerPolicy', 'retry', 'searchParams', 'signal', 'stringifyJson', 'throwHttpErrors', 'timeout', 'timeoutMs', 'window',
]; // prettier-ignore

it('reads a file of its own site', async () => {
  const answer = await createHttp().send({ method: 'GET', url: here }, signal);
  expect(answer.status).to.equal(200);
  expect(new TextDecoder().decode(answer.bytes)).to.contain('reads a file');
});

async function withPolluted(polluted: readonly string[], work: () => Promise<void>): Promise<void> {
  try {
    for (const name of polluted) Object.defineProperty(Object.prototype, name, { value: 'polluted', configurable: true, writable: true });
    await work();
  } finally {
    for (const name of polluted) delete (Object.prototype as Record<string, unknown>)[name];
  }
}

/** Fails at every first try. */
function flakyHttp() {
  let tries = 0;
  return createHttp({ fetch: (...asked) => (tries++ % 2 ? fetch(...asked) : Promise.reject(new TypeError('Failed to fetch'))) });
}

it('works on a page with a polluted Object.prototype', async () => {
  await withPolluted(names, async () => {
    expect((await createHttp().send({ method: 'GET', url: here }, signal)).status).to.equal(200);
  });
});

it('tries again on a page with a polluted Object.prototype, or gives the error of the first try', async () => {
  const http = flakyHttp();
  await http.send({ method: 'GET', url: here }, signal);
  const tolerable = names.filter((name) => name !== 'signal');
  await withPolluted(tolerable, async () => {
    expect((await http.send({ method: 'GET', url: here }, signal)).status).to.equal(200);
  });
  await withPolluted(names, async () => {
    const error: unknown = await http.send({ method: 'GET', url: here }, signal).catch((thrown: unknown) => thrown);
    expect(error).to.include({ code: 'network/unreachable' });
  });
});

it('keeps to the fetch of when it was made', async () => {
  const native = window.fetch;
  const http = createHttp();
  try {
    window.fetch = () => Promise.reject(new Error('patched'));
    expect((await http.send({ method: 'GET', url: here }, signal)).status).to.equal(200);
  } finally {
    window.fetch = native;
  }
});

it('tells no answer from a refused one', async () => {
  const error: unknown = await createHttp({ retries: 0 })
    .send({ method: 'GET', url: new URL('http://127.0.0.1:9/') }, signal)
    .catch((thrown: unknown) => thrown);
  expect(error).to.include({ code: 'network/unreachable' });
});

it('says so when a server answers but does not let this page read it', async () => {
  const other = new URL(here);
  other.hostname = here.hostname === 'localhost' ? '127.0.0.1' : 'localhost';
  const error: unknown = await createHttp({ retries: 0 })
    .send({ method: 'GET', url: other }, signal)
    .catch((thrown: unknown) => thrown);
  expect(error).to.include({ code: 'cors/refused', retry: 'never' });
});
