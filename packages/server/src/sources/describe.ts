import * as z from 'zod/mini';
import { asJson, named, problemAnswer, type Answer, type Operation } from '../openapi/operation.js';

const base = '/areas/{area}';
const tag = 'sources';
const url = { schema: { type: 'string', format: 'uri' }, means: 'What is wanted: an address on the site of the source' };
const source = { schema: { type: 'string' }, means: 'Id of a source in the configuration of the area' };

const copied = named(
  'PulledFile',
  z.looseObject({
    'civickit-pulled': z.literal(1),
    kind: z.enum(['notices', 'services']),
    source: z.string(),
    fetchedAt: z.iso.datetime(),
    items: z.array(z.looseObject({})),
  }),
);
const states = named(
  'PulledIndex',
  z.looseObject({ 'civickit-pull-index': z.literal(1), updated: z.iso.datetime(), sources: z.array(z.looseObject({ id: z.string() })) }),
);

/** Never a type that a browser would run or draw. */
const types = ['rss+xml', 'atom+xml', 'rdf+xml', 'cap+xml', 'xml', 'json', 'feed+json', 'geo+json', 'octet-stream'];
const given: Answer = {
  means: 'What the source answers; of an old copy, that stands in for a source that fails, `X-CivicKit-Relay` is `kept-copy`',
  headers: { Age: { schema: { type: 'integer' }, means: 'Seconds since the source was asked' } },
  content: Object.fromEntries(
    [...types.map((type) => `application/${type}`), 'text/xml', 'text/csv', 'text/plain'].map((type) => [type, null]),
  ),
};
const refused = (means: string): Answer => problemAnswer(means);

function relay(path: string, method: 'get' | 'post', id: string): Operation {
  const sends = method === 'post';
  return {
    method,
    path: base + path,
    id,
    tag,
    summary: sends ? 'Sends something to a configured source, where the settings of the relay allow it' : 'Asks a configured source',
    query: { ...(!path.includes('{') && { source }), url },
    ...(sends && { body: { 'application/x-www-form-urlencoded': { type: 'object' }, 'application/json': {} } }),
    answers: {
      200: given,
      400: refused('`url` is no address'),
      403: refused('`url` is not on the site of the source, or leads into a private network'),
      404: refused('There is no such source, or it has no such page'),
      ...(sends && { 405: refused('Nothing may be sent'), 413: refused('More than may be sent'), 415: refused('Neither a form nor JSON') }),
      410: refused('The source has it no more'),
      502: refused('The source gives nothing'),
      504: refused('The source gives no answer in time'),
    },
  };
}

export const sourceOperations: readonly Operation[] = [
  relay('/relay', 'get', 'askSource'),
  relay('/relay', 'post', 'sendToSource'),
  relay('/relay/{source}', 'get', 'askNamedSource'),
  relay('/relay/{source}', 'post', 'sendToNamedSource'),
  {
    method: 'get',
    path: `${base}/pulled/pulled.json`,
    id: 'listCopies',
    tag,
    summary: 'How far each copy of a source is',
    answers: { 200: { means: 'The states', content: asJson(states) }, 404: problemAnswer('Nothing is copied') },
  },
  {
    method: 'get',
    path: `${base}/pulled/{kind}/{copy}.json`,
    id: 'getCopy',
    tag,
    summary: 'A copy of a source, as the adapter `pulled` reads it',
    inPath: { kind: { schema: { type: 'string', enum: ['notices', 'services'] } } },
    answers: { 200: { means: 'The copy', content: asJson(copied) }, 404: problemAnswer('There is no such copy') },
  },
  {
    method: 'get',
    path: `${base}/pulled/services/{copy}.search.txt`,
    id: 'getSearchOfCopy',
    tag,
    summary: 'The ready index of many services, which their copy names',
    answers: { 200: { means: 'The index', content: { 'text/plain': null } }, 404: problemAnswer('There is none') },
  },
];
