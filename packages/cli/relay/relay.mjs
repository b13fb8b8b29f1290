// CivicKit relay for Node 20 or newer: one file, no packages. How to set it up: docs/relay.md.
// Asked as ?source=<id>&url=<address>, it fetches what civickit.json names, for pages that may not read it themselves (CORS).
// It is no open proxy: only configured sources, only their own origin, only public addresses.
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

/** One GET to a pinned address: no cookies, no keys, nothing of the visitor. Redirects are given back, not followed. */
function ask(url, address, settings, signal) {
  return new Promise((resolve, reject) => {
    const request = (url.protocol === 'https:' ? https : http).request(url, {
      agent: false,
      signal,
      headers: { accept: '*/*', 'accept-encoding': 'identity', 'user-agent': 'civickit-relay (+https://www.npmjs.com/package/civickit)' },
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
    request.end();
  });
}

async function fetchSource(asked, configured, settings) {
  const signal = globalThis.AbortSignal.timeout(settings.seconds * 1000);
  try {
    for (let url = asked, step = 0; step <= settings.redirects; step++) {
      if (!isSameSite(url, configured)) throw new Refusal(403, `the source leads to another host: ${url.origin}; configure that address`);
      const answer = await ask(url, await pin(url, settings), settings, signal);
      if (answer.status === 200) return { url: url.href, type: answer.headers['content-type'] ?? '', body: answer.body };
      if (![301, 302, 303, 307, 308].includes(answer.status)) throw refusalOf(answer);
      if (!URL.canParse(answer.headers.location ?? '', url)) throw new Refusal(502, 'the source redirects to nowhere');
      url = readUrl(new URL(answer.headers.location, url).href);
    }
    throw new Refusal(502, 'the source redirects without end');
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw signal.aborted ? new Refusal(504, 'the source does not answer in time') : new Refusal(502, 'the source cannot be reached');
  }
}

function refusalOf({ status, headers }) {
  const wait = /^\d{1,6}$/.test(headers['retry-after'] ?? '') ? { 'retry-after': headers['retry-after'] } : {};
  return new Refusal([404, 410, 429].includes(status) ? status : 502, `the source answers ${status}`, wait);
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

/** The relay as a listener for `http.createServer`. */
export function createRelay(given = {}) {
  const settings = { ...defaults, ...given };
  const cache = createCache(settings);
  const isTooOften = createLimit(settings);

  const answer = async (request) => {
    if (request.method !== 'GET') throw new Refusal(405, 'only GET', { allow: 'GET' });
    const client = settings.clientHeader ? String(request.headers[settings.clientHeader]) : request.socket.remoteAddress;
    if (isTooOften(client)) throw new Refusal(429, 'too many requests', { 'retry-after': '60' });
    const asked = new URL(request.url, 'http://relay').searchParams;
    const source = asked.get('source') ?? '';
    const configured = await findSource(settings.configuration, source);
    const url = readUrl(asked.get('url'));
    if (!isSameSite(url, configured)) throw new Refusal(403, 'url is not on the site of the source');
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

  return (request, response) => {
    answer(request).then(
      ({ url, type, body, age, kept }) => {
        const etag = `"${createHash('sha256').update(body).digest('hex').slice(0, 32)}"`;
        const facts = { etag, age: String(age), 'cache-control': 'public, max-age=60', ...(kept && { 'x-civickit-relay': 'kept-copy' }) };
        if (request.headers['if-none-match'] === etag) return void response.writeHead(304, { ...guards, ...facts }).end();
        response.writeHead(200, { ...guards, ...facts, 'content-type': safeType(type), 'content-location': url }).end(body);
      },
      (error) => {
        const known = error instanceof Refusal;
        if (!known) console.error(error);
        const status = known ? error.status : 500;
        const problem = {
          title: 'The relay gives nothing',
          status,
          detail: known ? error.message : 'the relay is not set up; see its log',
        };
        response
          .writeHead(status, {
            ...guards,
            'content-type': 'application/problem+json',
            'cache-control': 'no-store',
            ...(known && error.headers),
          })
          .end(JSON.stringify(problem));
      },
    );
  };
}

if (process.argv[1] && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const { CIVICKIT_CONFIG, CIVICKIT_PRIVATE_HOSTS, CIVICKIT_CLIENT_HEADER, PORT = '8787', HOST = '127.0.0.1' } = process.env;
  const relay = createRelay({
    ...(CIVICKIT_CONFIG && { configuration: path.resolve(CIVICKIT_CONFIG) }),
    ...(CIVICKIT_PRIVATE_HOSTS && { privateHosts: CIVICKIT_PRIVATE_HOSTS.split(/[\s,]+/).filter(Boolean) }),
    ...(CIVICKIT_CLIENT_HEADER && { clientHeader: CIVICKIT_CLIENT_HEADER.toLowerCase() }),
  });
  http.createServer(relay).listen(Number(PORT), HOST, () => console.log(`CivicKit relay at http://${HOST}:${PORT}/`));
}
