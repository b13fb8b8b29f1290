// CivicKit relay for Node 20 or newer: one file, no packages. How to set it up: docs/relay.md.
// Asked as ?source=<id>&url=<address>, it fetches what civickit.json names, for pages that may not read it themselves (CORS).
// It is no open proxy: only configured sources, only their own origin, only public addresses. What pages may send, and with which key,
// stands in its own settings, never in civickit.json.
import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import { lookup } from 'node:dns';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import http from 'node:http';
import https from 'node:https';
import { BlockList, isIP } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const defaults = {
  configuration: fileURLToPath(new URL('civickit.json', import.meta.url)),
  /** Hosts of an intranet that are meant, as 'wp.county.internal' or '10.0.0.5:8080'. No other private address is ever asked. */
  privateHosts: [],
  /** Outside of what the web server shows. */
  cacheFolder: path.join(tmpdir(), 'civickit-relay'),
  /** So long an answer is given again without asking. */
  cacheSeconds: 300,
  /** So long a copy stands in for a source that fails; `Age` says how old it is. */
  keepSeconds: 86_400,
  maxBytes: 8 * 1024 * 1024,
  seconds: 10,
  redirects: 3,
  requestsPerMinute: 120,
  /** Header in which a web server of yours before this one names the visitor, as 'x-real-ip'; without it, all would be one client. */
  clientHeader: '',
  /** Copies on disk; beyond, the oldest go. */
  mostCopies: 500,
  /** Origins of the pages that may send, as 'https://county.example'. */
  origins: [],
  /**
   * What may be sent, by source: `{ report: { paths: ['/v2/requests.json'], key: { in: 'form', name: 'api_key', value: '…' } } }`.
   * `in` is form, query, header, or digit (RequestInfo.authToken).
   */
  send: {},
  maxSentBytes: 256 * 1024,
  resolve: (host) =>
    new Promise((resolve, reject) =>
      lookup(host, { all: true }, (error, found) => (error ? reject(error) : resolve(found.map(({ address }) => address)))),
    ),
};

class Refusal extends Error {
  constructor(status, message, headers = {}) {
    super(message);
    this.status = status;
    this.headers = headers;
  }
}

const notPublic = new BlockList();
for (const net of [
  '0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.0.0.0/24', '192.0.2.0/24',
  '192.88.99.0/24', '192.168.0.0/16', '198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24', '224.0.0.0/4', '240.0.0.0/4',
]) notPublic.addSubnet(net.split('/')[0], Number(net.split('/')[1]), 'ipv4'); // prettier-ignore
// Of IPv6 only 2000::/3 is public at all, and of that not what carries an IPv4 address or is for documents.
for (const net of ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20']) {
  notPublic.addSubnet(net.split('/')[0], Number(net.split('/')[1]), 'ipv6');
}
const publicV6 = new BlockList();
publicV6.addSubnet('2000::', 3, 'ipv6');

/** Whether an IP address is one of the public internet: not this machine, its network, a cloud's metadata, or IPv4 in disguise. */
export function isPublic(address) {
  if (isIP(address) === 4) return !notPublic.check(address, 'ipv4');
  return isIP(address) === 6 && !address.includes('%') && publicV6.check(address, 'ipv6') && !notPublic.check(address, 'ipv6');
}

function readUrl(written) {
  if (
    typeof written !== 'string' ||
    written.length > 4096 ||
    !/^https?:\/\/[\x21-\x5b\x5d-\x7e]+$/i.test(written) ||
    !URL.canParse(written)
  ) {
    throw new Refusal(400, 'url is no http or https address');
  }
  const url = new URL(written);
  if (url.username || url.password) throw new Refusal(403, 'url carries a user name');
  url.hash = '';
  return url;
}

/** The configured address of a source. */
async function findSource(file, id) {
  const configuration = JSON.parse((await readFile(file, 'utf8')).replace(/^\uFEFF/, ''));
  const entry = Object.values(configuration)
    .filter(Array.isArray)
    .flat()
    .find((one) => one && typeof one === 'object' && one.id === id && /^https?:/i.test(one.url));
  if (!entry) throw new Refusal(404, 'source is none of civickit.json with an address on another site');
  return readUrl(entry.url);
}

/** The same origin, or the same host by https instead of http. */
function isSameSite(url, configured) {
  const upgraded = url.protocol === 'https:' && configured.protocol === 'http:' && !url.port && !configured.port;
  return url.origin === configured.origin || (upgraded && url.hostname === configured.hostname);
}

/** The one address to which the connection will go. A name that leads to any private address is refused whole. */
async function pin(url, settings) {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const meant = settings.privateHosts.includes(url.host) || settings.privateHosts.includes(url.hostname);
  const addresses = isIP(host) ? [host] : await settings.resolve(host).catch(() => []);
  if (addresses.length === 0) throw new Refusal(502, 'the host of the source is not known');
  if (!meant && !addresses.every(isPublic)) throw new Refusal(403, 'the host of the source is no public one');
  return addresses[0];
}

/** One request to a pinned address: no cookies, nothing of the visitor but what is sent. Redirects are given back, not followed. */
function ask(url, address, settings, signal, { method = 'GET', headers = {}, body } = {}) {
  return new Promise((resolve, reject) => {
    const request = (url.protocol === 'https:' ? https : http).request(url, {
      agent: false,
      signal,
      method,
      headers: {
        accept: '*/*',
        'accept-encoding': 'identity',
        'user-agent': 'civickit-relay (+https://www.npmjs.com/package/civickit)',
        ...headers,
      },
      lookup: (_host, options, done) =>
        options.all ? done(null, [{ address, family: isIP(address) }]) : done(null, address, isIP(address)),
    });
    request.on('error', reject);
    request.on('response', (response) => {
      const chunks = [];
      let size = 0;
      response.on('data', (chunk) => {
        size += chunk.length;
        if (size > settings.maxBytes) request.destroy(new Refusal(502, 'the answer of the source is too large'));
        else chunks.push(chunk);
      });
      response.on('error', reject);
      response.on('aborted', () => reject(new Refusal(502, 'the answer of the source broke off')));
      response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) }));
    });
    request.end(body);
  });
}

/** What `work` gives within the time that a source has; what goes wrong meanwhile is told as the source's fault. */
async function inTime({ seconds }, work) {
  const signal = globalThis.AbortSignal.timeout(seconds * 1000);
  try {
    return await work(signal);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw signal.aborted ? new Refusal(504, 'the source does not answer in time') : new Refusal(502, 'the source cannot be reached');
  }
}

const fetchSource = (asked, configured, settings) =>
  inTime(settings, async (signal) => {
    for (let url = asked, step = 0; step <= settings.redirects; step++) {
      if (!isSameSite(url, configured)) throw new Refusal(403, `the source leads to another host: ${url.origin}; configure that address`);
      const answer = await ask(url, await pin(url, settings), settings, signal);
      if (answer.status === 200) return { url: url.href, type: answer.headers['content-type'] ?? '', body: answer.body };
      if (![301, 302, 303, 307, 308].includes(answer.status)) throw refusalOf(answer);
      if (!URL.canParse(answer.headers.location ?? '', url)) throw new Refusal(502, 'the source redirects to nowhere');
      url = readUrl(new URL(answer.headers.location, url).href);
    }
    throw new Refusal(502, 'the source redirects without end');
  });

function refusalOf({ status, headers }) {
  return new Refusal([404, 410, 429].includes(status) ? status : 502, `the source answers ${status}`, waitOf(headers));
}

const waitOf = (headers) => (/^\d{1,6}$/.test(headers['retry-after'] ?? '') ? { 'retry-after': headers['retry-after'] } : {});

/** What a page may send to this very address. */
function findSending(settings, source, written, origin) {
  if (Object.keys(settings.send).length === 0) throw new Refusal(405, 'only GET', { allow: 'GET' });
  if (!settings.origins.includes(origin)) throw new Refusal(403, 'pages of this origin may not send');
  const sending = Object.hasOwn(settings.send, source) ? settings.send[source] : undefined;
  const [, asWritten] = /^https?:\/\/[^/?#]*([^?#]*)/i.exec(written ?? '') ?? [];
  if (!sending?.paths.includes(asWritten)) throw new Refusal(403, 'nothing may be sent to this address');
  return sending;
}

const formType = 'application/x-www-form-urlencoded';

async function readSent({ header, chunks }, { maxSentBytes }) {
  const type = (header('content-type') ?? '').split(';')[0].trim().toLowerCase();
  let kept = [];
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    // The rest is still read, or the answer would be lost with the connection.
    if (size > maxSentBytes) kept = [];
    else kept.push(chunk);
  }
  if (size > maxSentBytes) throw new Refusal(413, 'more is sent than may be');
  if (type !== formType && type !== 'application/json') throw new Refusal(415, 'only forms and JSON may be sent');
  return { type, body: Buffer.concat(kept).toString() };
}

/** Address, headers and body with the key in its place. What the page has put there goes. */
function withKey(url, { type, body }, key) {
  const headers = { 'content-type': type };
  const keyed = (text) => {
    const others = text.split('&').filter((part) => part && !new globalThis.URLSearchParams(part).has(key.name));
    return [...others, `${encodeURIComponent(key.name)}=${encodeURIComponent(key.value)}`].join('&');
  };
  if (!key) return { url, headers, body };
  if (key.in === 'header') return { url, headers: { ...headers, [key.name]: key.value }, body };
  if (key.in === 'query') {
    const target = new URL(url);
    target.search = keyed(url.search.slice(1));
    return { url: target, headers, body };
  }
  if ((key.in === 'form') !== (type === formType)) throw new Refusal(415, 'the source takes another content type');
  if (key.in === 'form') return { url, headers, body: keyed(body) };
  if (key.in !== 'digit') throw new Error(`relay: a key stands in form, query, header or digit, not in ${key.in}`);
  return { url, headers, body: withToken(body, key.value) };
}

/** Who the page claims to be is not passed on: inside of a gateway it would be believed. */
function withToken(body, authToken) {
  let sent;
  try {
    sent = JSON.parse(body);
  } catch {
    throw new Refusal(400, 'what is sent is no JSON');
  }
  const { RequestInfo } = sent ?? {};
  if (!RequestInfo || typeof RequestInfo !== 'object') throw new Refusal(400, 'what is sent has no RequestInfo');
  return JSON.stringify({ ...sent, RequestInfo: { ...RequestInfo, userInfo: undefined, authToken } });
}

/** The answer without the key, should the source repeat it, in any of the forms in which it was or could be written. */
function withoutKey(body, key) {
  if (!key) return body;
  const { value } = key;
  const json = JSON.stringify(value).slice(1, -1);
  const url = encodeURIComponent(value);
  const xml = value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
  const forms = [value, url, url.replaceAll('%20', '+'), json, json.replaceAll('/', '\\/'), xml, value.trim().split(' ').pop()];
  const latin = (text) => Buffer.from(text).toString('latin1');
  return Buffer.from(
    forms.reduce((text, form) => text.replaceAll(latin(form), '***'), body.toString('latin1')),
    'latin1',
  );
}

/** Sends once, and gives the answer as it is, with its status. Nothing is kept. */
async function sendToSource(url, sent, key, settings) {
  const keyed = withKey(url, sent, key);
  return inTime(settings, async (signal) => {
    const { status, headers, body } = await ask(keyed.url, await pin(url, settings), settings, signal, { ...keyed, method: 'POST' });
    if (status < 200 || (status >= 300 && status < 400))
      throw new Refusal(502, 'the source redirects what is sent; configure that address');
    if (!['', 'identity'].includes(headers['content-encoding'] ?? '')) throw new Refusal(502, 'the answer of the source is compressed');
    return { status, type: headers['content-type'] ?? '', body: withoutKey(body, key), wait: waitOf(headers) };
  });
}

const types = /^(application\/(rss\+xml|atom\+xml|rdf\+xml|cap\+xml|xml|json|feed\+json|geo\+json|problem\+json)|text\/(xml|csv|plain))$/;

/** Never a type that a browser would run or draw. */
function safeType(given) {
  const [type = '', ...rest] = given.toLowerCase().split(';');
  const charset = /charset="?([\w-]{1,30})"?/.exec(rest.join(';'))?.[1];
  const safe = types.test(type.trim()) ? type.trim() : type.startsWith('text/') ? 'text/plain' : 'application/octet-stream';
  return charset ? `${safe}; charset=${charset}` : safe;
}

/** Copies on disk, each one file: a line of facts, then the bytes. */
function createCache({ cacheFolder, mostCopies }) {
  const fileOf = (source, url) => path.join(cacheFolder, `${createHash('sha256').update(`${source}\n${url}`).digest('hex')}.copy`);
  return {
    async read(source, url) {
      const bytes = await readFile(fileOf(source, url)).catch(() => undefined);
      const end = bytes?.indexOf(10) ?? -1;
      if (!bytes || end < 0) return undefined;
      try {
        return { ...JSON.parse(bytes.subarray(0, end).toString()), body: bytes.subarray(end + 1) };
      } catch {
        return undefined;
      }
    },
    async write(source, asked, { url, type, body }, at) {
      await mkdir(cacheFolder, { recursive: true, mode: 0o700 });
      const file = fileOf(source, asked);
      const draft = `${file}.${process.pid}.${Math.random().toString(36).slice(2)}`;
      await writeFile(draft, Buffer.concat([Buffer.from(`${JSON.stringify({ url, type, at })}\n`), body]), { mode: 0o600 });
      await rename(draft, file);
      const names = (await readdir(cacheFolder)).filter((name) => name.endsWith('.copy'));
      if (names.length <= mostCopies) return;
      const ages = await Promise.all(names.map(async (name) => [(await stat(path.join(cacheFolder, name))).mtimeMs, name]));
      const oldest = ages.sort(([a], [b]) => a - b).slice(0, names.length - mostCopies);
      await Promise.all(oldest.map(([, name]) => rm(path.join(cacheFolder, name), { force: true })));
    },
  };
}

/** Whether a client has asked too often in this minute. One IPv6 network is one client. */
function createLimit({ requestsPerMinute }) {
  let minute = 0;
  let counts = new Map();
  return (address = '') => {
    const now = Math.floor(Date.now() / 60_000);
    if (now !== minute) [minute, counts] = [now, new Map()];
    const client = isIP(address) === 6 && !address.startsWith('::ffff:') ? address.split(':').slice(0, 4).join(':') : address;
    counts.set(client, (counts.get(client) ?? 0) + 1);
    return counts.get(client) > requestsPerMinute;
  };
}

const guards = {
  'x-content-type-options': 'nosniff',
  'content-security-policy': "sandbox; default-src 'none'",
  'content-disposition': 'attachment',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
};

/**
 * The relay as a function, for servers of any kind: it takes `{ method, source, url, client, header, chunks }`, where `header` gives a
 * header by its name and `chunks` are the bytes that are sent, and gives `{ status, headers, body }`. It never rejects.
 */
export function createRelaying(given = {}) {
  const settings = { ...defaults, ...given };
  const cache = createCache(settings);
  const isTooOften = createLimit(settings);

  const answer = async ({ method, source, url: written, client, header, chunks }) => {
    const sends = method === 'POST';
    if (method !== 'GET' && !sends) throw new Refusal(405, 'only GET', { allow: 'GET' });
    if (isTooOften(client)) throw new Refusal(429, 'too many requests', { 'retry-after': '60' });
    const sending = sends && findSending(settings, source, written, header('origin'));
    const configured = await findSource(settings.configuration, source);
    const url = readUrl(written);
    if (!isSameSite(url, configured)) throw new Refusal(403, 'url is not on the site of the source');
    if (sending) return sendToSource(url, await readSent({ header, chunks }, settings), sending.key, settings);
    const copy = await cache.read(source, url.href);
    const age = copy ? Math.max(0, Math.floor((Date.now() - copy.at) / 1000)) : Infinity;
    if (age < settings.cacheSeconds) return { ...copy, age };
    try {
      const fresh = await fetchSource(url, configured, settings);
      // A full disk is no reason to give nothing.
      await cache.write(source, url.href, fresh, Date.now()).catch(() => undefined);
      return { ...fresh, age: 0 };
    } catch (error) {
      if (error.status >= 429 && age < settings.keepSeconds) return { ...copy, age, kept: true };
      throw error;
    }
  };

  return async (asked) => {
    try {
      const { status, url, type, body, age, kept, wait } = await answer(asked);
      if (status) return { status, headers: { ...guards, ...wait, 'cache-control': 'no-store', 'content-type': safeType(type) }, body };
      const etag = `"${createHash('sha256').update(body).digest('hex').slice(0, 32)}"`;
      const facts = { etag, age: String(age), 'cache-control': 'public, max-age=60', ...(kept && { 'x-civickit-relay': 'kept-copy' }) };
      if (asked.header('if-none-match') === etag) return { status: 304, headers: { ...guards, ...facts } };
      return { status: 200, headers: { ...guards, ...facts, 'content-type': safeType(type), 'content-location': url }, body };
    } catch (error) {
      const known = error instanceof Refusal;
      if (!known) console.error(error);
      const status = known ? error.status : 500;
      const detail = known ? error.message : 'the relay is not set up; see its log';
      return {
        status,
        headers: { ...guards, 'content-type': 'application/problem+json', 'cache-control': 'no-store', ...(known && error.headers) },
        body: JSON.stringify({ title: 'The relay gives nothing', status, detail }),
      };
    }
  };
}

/** The relay as a listener for `http.createServer`. */
export function createRelay(given = {}) {
  const { clientHeader } = { ...defaults, ...given };
  const relaying = createRelaying(given);
  return (request, response) => {
    const asked = new URL(request.url, 'http://relay').searchParams;
    const { method, headers, socket } = request;
    const client = clientHeader ? String(headers[clientHeader]) : socket.remoteAddress;
    const source = asked.get('source') ?? '';
    relaying({ method, source, url: asked.get('url') ?? undefined, client, header: (name) => headers[name], chunks: request }).then(
      (answer) => response.writeHead(answer.status, answer.headers).end(answer.body),
    );
  };
}

if (process.argv[1] && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const { CIVICKIT_CONFIG, CIVICKIT_RELAY_SETTINGS, CIVICKIT_PRIVATE_HOSTS, CIVICKIT_CLIENT_HEADER } = process.env;
  const { PORT = '8787', HOST = '127.0.0.1' } = process.env;
  const relay = createRelay({
    ...(CIVICKIT_RELAY_SETTINGS && JSON.parse((await readFile(CIVICKIT_RELAY_SETTINGS, 'utf8')).replace(/^\uFEFF/, ''))),
    ...(CIVICKIT_CONFIG && { configuration: path.resolve(CIVICKIT_CONFIG) }),
    ...(CIVICKIT_PRIVATE_HOSTS && { privateHosts: CIVICKIT_PRIVATE_HOSTS.split(/[\s,]+/).filter(Boolean) }),
    ...(CIVICKIT_CLIENT_HEADER && { clientHeader: CIVICKIT_CLIENT_HEADER.toLowerCase() }),
  });
  http.createServer(relay).listen(Number(PORT), HOST, () => console.log(`CivicKit relay at http://${HOST}:${PORT}/`));
}
