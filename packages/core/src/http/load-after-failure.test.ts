import { expect } from '@open-wc/testing';
import { createHttp } from './create-http.js';

const here = new URL(import.meta.url);
const http = createHttp({ retries: 1, backoffMs: 1 });

function status(path: string): Promise<number | undefined> {
  return http.send({ method: 'GET', url: new URL(path, here) }, new AbortController().signal).then(
    (answer) => answer.status,
    (error: { status?: number }) => error.status,
  );
}

const isFetched = () => performance.getEntriesByType('resource').some(({ name }) => name.includes('/after-failure.'));

it('fetches the code for retries only when there is something to retry', async () => {
  expect(await status(here.href)).to.equal(200);
  expect(await status('/no-such-file')).to.equal(404);
  expect(isFetched()).to.equal(false);
  expect(await status('http://127.0.0.1:9/')).to.equal(undefined);
  expect(isFetched()).to.equal(true);
});
