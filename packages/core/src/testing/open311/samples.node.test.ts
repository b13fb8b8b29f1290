import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sampleTown } from '../town/sample-reports.js';
import { converseWith } from './converse.node.js';
import type { Open311Dialect } from './index.js';

/** Samples of the standard and of real servers. They lie beside the checkout, not in it. */
const beside = ['../../../../../../shared', '../../../../../../../shared'].map((path) => join(import.meta.dirname, path));
const given = process.env['CIVICKIT_SHARED'];
const shared = join((given ? [given] : beside).find((path) => existsSync(path)) ?? '', 'data/open311');
const missing = !existsSync(shared);
const read = (name: string) => readFileSync(join(shared, name), 'utf8');
const town = sampleTown({ count: 30 });

/** Names of all fields by their paths; the members of a list are one. */
function jsonPaths(value: unknown, path = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((one) => jsonPaths(one, `${path}[]`));
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([name, one]) => [`${path}/${name}`, ...jsonPaths(one, `${path}/${name}`)]);
}

/** Names of all elements by their paths. */
function xmlPaths(text: string): string[] {
  const paths: string[] = [];
  const open: string[] = [];
  for (const [, close, name = '', empty] of text.matchAll(/<(\/?)([a-z_]+)[^>]*?(\/?)>/g)) {
    if (close) open.pop();
    else paths.push([...open, name].join('/'));
    if (!close && !empty) open.push(name);
  }
  return paths;
}

const distinct = (paths: readonly string[]) => [...new Set(paths)].sort();
const shapeOf = (text: string) =>
  text.startsWith('<') ? xmlPaths(text) : jsonPaths(JSON.parse(text.replace(/("service_code":\s*)(0\d+)/g, '$1"$2"')));

async function answerTo(dialect: Open311Dialect, path: string): Promise<string> {
  const { ask, send } = converseWith(dialect, { town, asks: 1 });
  if (!path.startsWith('POST')) return (await ask(path)).text;
  const [, code = '001', format = 'json', then] = path.split(' ');
  const first = await send({ service_code: code }, format);
  if (then === 'again') return (await send({ service_code: code }, format)).text;
  const token = /503fc045\d+/.exec(first.text)?.[0] ?? '';
  return then === 'token' ? (await ask(`tokens/${token}.${format}`)).text : first.text;
}

test.skipIf(missing).each([
  ['spec', 'discovery.json', 'spec-examples/discovery.json'],
  ['spec', 'discovery.xml', 'spec-examples/discovery.xml'],
  ['spec', 'services.json', 'spec-examples/json-service-list.json'],
  ['spec', 'services.xml', 'spec-examples/xml-service-list.xml'],
  ['spec', 'services/DMV66.json', 'spec-examples/json-service-definition.json'],
  ['spec', 'services/DMV66.xml', 'spec-examples/xml-service-definition.xml'],
  ['spec', 'requests.json', 'spec-examples/json-service-requests.json'],
  ['spec', 'requests.xml', 'spec-examples/xml-service-requests.xml'],
  ['spec', 'requests/10000.json', 'spec-examples/json-service-request.json'],
  ['spec', 'requests/10000.xml', 'spec-examples/xml-service-request.xml'],
  ['spec', 'POST 001 json', 'spec-examples/json-service-request-post.json'],
  ['spec', 'POST 001 xml', 'spec-examples/xml-service-request-post.xml'],
  ['spec', 'POST NOISE json token', 'spec-examples/json-request-from-token.json'],
  ['spec', 'POST NOISE xml token', 'spec-examples/xml-request-from-token.xml'],
  ['spec', 'requests/1.json', 'spec-examples/json-errors.json'],
  ['spec', 'requests/1.xml', 'spec-examples/xml-errors.xml'],
  ['connected-bits', 'discovery.json', 'real/node-open311-discovery-boston.json'],
  ['connected-bits', 'POST NOISE xml', 'real/node-open311-boston-submitrequest-token.xml'],
  ['connected-bits', 'POST 001 xml again', 'real/node-open311-boston-err-submitrequest-base_is_duplicate.xml'],
  ['xml-only', 'discovery.xml', 'real/node-open311-discovery-dc.xml'],
  ['xml-only', 'services.xml', 'real/node-open311-dc-services.xml'],
  ['xml-only', 'services/DMV66.xml', 'real/node-open311-dc-services-S0301.xml'],
  ['xml-only', 'requests.xml', 'real/open311status-requests_many.xml'],
  ['xml-only', 'requests/101005410000.xml', 'real/open311status-requests_single.xml'],
] as const)('%s answers %s in the shape of %s', async (dialect, path, sample) => {
  expect(distinct(shapeOf(await answerTo(dialect, path)))).toEqual(distinct(shapeOf(read(sample))));
});

test.skipIf(missing).each([
  ['connected-bits', 'requests.json', 'real/open311status-service_requests.json'],
  ['connected-bits', 'requests.json?extensions=true', 'spec-examples/request-extended-sanfrancisco.json'],
  ['xml-only', 'services.xml', 'real/open311status-services_giessen.xml'],
] as const)('%s has in %s all fields of rows that are in %s, or fewer of the inner ones', async (dialect, path, sample) => {
  const fields = (text: string) => distinct(shapeOf(text)).filter((one) => one.split(/\/|\[\]/).length <= 3);
  expect(fields(await answerTo(dialect, path))).toEqual(expect.arrayContaining(fields(read(sample))));
});

test.skipIf(missing)('what the samples of the standard break is broken here too', async () => {
  const { ask } = converseWith('spec', { town, fault: 'leading-zeros' });
  expect(() => JSON.parse(read('spec-examples/json-service-list.json')) as unknown).toThrow();
  expect((await ask('services.json')).body).toThrow();
});

test.skipIf(missing)('the standard’s own example of a report is read', async () => {
  const { post, server } = converseWith('spec', {
    town: { ...town, types: [{ code: '001', name: 'Cans', processing: 'realtime', questions: [] }] },
  });
  const example = read('spec-examples/post-request.http.txt').trim().split('\n').at(-1) ?? '';
  const fields = [...new URLSearchParams(example)].filter(([name]) => name !== 'api_key' && !name.startsWith('attribute'));
  expect(await post('requests.json', [['api_key', 'key'], ...fields])).toMatchObject({ status: 200 });
  expect(server.sent).toMatchObject([{ address: '1234 5th street', contact: { name: 'john smith' } }]);
});
