import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Notice, SourceContext } from '@civickit/core';
import { createHttp } from '@civickit/core';
import { cap, type CapOptions } from './cap.js';

/** A CAP message for tests; what is not given is that of an ordinary rainstorm warning. */
export interface SampleAlert {
  readonly identifier: string;
  readonly sender?: string;
  readonly sent?: string;
  readonly status?: string;
  readonly msgType?: string;
  readonly scope?: string;
  readonly references?: string;
  /** Whole `info` blocks in place of the usual one. */
  readonly infos?: string;
  readonly expires?: string;
  readonly headline?: string;
  readonly severity?: string;
  readonly area?: string;
}

export const someday = '2026-03-04T08:00:00+08:00';

export function alertXml(sample: SampleAlert, namespace = 'urn:oasis:names:tc:emergency:cap:1.2'): string {
  const { identifier, sender = 'warn@met.example', sent = someday, status = 'Actual', msgType = 'Alert', scope = 'Public' } = sample;
  return `<?xml version="1.0" encoding="UTF-8"?>
<alert xmlns="${namespace}"><identifier>${identifier}</identifier><sender>${sender}</sender><sent>${sent}</sent>
<status>${status}</status><msgType>${msgType}</msgType><scope>${scope}</scope>
${sample.references ? `<references>${sample.references}</references>` : ''}${sample.infos ?? infoXml(sample)}</alert>`;
}

export function infoXml(
  { expires, headline = 'Rainstorm warning', severity = 'Moderate', area }: Omit<SampleAlert, 'identifier'>,
  lang = 'en',
): string {
  return `<info><language>${lang}</language><category>Met</category><event>Rainstorm</event><urgency>Expected</urgency>
<severity>${severity}</severity><certainty>Likely</certainty>${expires ? `<expires>${expires}</expires>` : ''}
<senderName>County Weather Bureau</senderName><headline>${headline}</headline><description>Heavy rain
is to be expected.</description><instruction>Keep away from the river.</instruction><web>https://met.example/rain</web><contact>0850-5550260</contact>
${area ?? '<area><areaDesc>Qingshi</areaDesc><geocode><valueName>GB/T 2260</valueName><value>522301</value></geocode></area>'}</info>`;
}

export function atomIndex(entries: readonly { href: string; id?: string; updated?: string; title?: string }[]): string {
  const each = entries.map(
    ({ href, id = href, updated = someday, title = 'Warning' }) =>
      `<entry><id>${id}</id><title>${title}</title><updated>${updated}</updated><link rel="alternate" type="text/html" href="/page"/><link type="application/cap+xml" href="${href}"/></entry>`,
  );
  return `<feed xmlns="http://www.w3.org/2005/Atom"><title>Warnings</title><id>urn:index</id>${each.join('')}</feed>`;
}

export interface AlertSite {
  readonly origin: string;
  /** Paths that were asked for, in order. */
  readonly asked: string[];
  /** The most requests that were open at once. */
  most(): number;
  close(): Promise<void>;
}

type Answer = string | ((request: IncomingMessage, response: ServerResponse, origin: string) => void);

/** A real server: answers by path. */
export async function serveAlerts(answers: Readonly<Record<string, Answer>>, headers: Record<string, string> = {}): Promise<AlertSite> {
  const asked: string[] = [];
  let open = 0;
  let most = 0;
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    asked.push(path);
    open += 1;
    most = Math.max(most, open);
    response.on('close', () => (open -= 1));
    const answer = answers[path];
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    if (typeof answer === 'function') return answer(request, response, origin);
    response.statusCode = answer === undefined ? 404 : 200;
    response.setHeader('content-type', path.endsWith('json') ? 'application/geo+json' : 'application/xml');
    setTimeout(() => response.end(answer ?? 'none'), 5);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    asked,
    most: () => most,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

export const contextAt = (now: string): SourceContext => ({
  http: createHttp({ timeoutMs: 2000, tryTimeoutMs: 1500, retries: 0 }),
  clock: { now: () => Date.parse(now) },
  zone: 'Asia/Shanghai',
  signal: new AbortController().signal,
});

/** What a source over `path` of the site gives at the moment. */
export async function listAlerts(
  site: AlertSite,
  path: string,
  options: Partial<CapOptions> = {},
  { now = someday, lang }: { now?: string; lang?: string } = {},
) {
  return cap({ id: 'met', url: `${site.origin}${path}`, ...options }).list(lang ? { lang } : {}, undefined, contextAt(now));
}

export const titlesOf = ({ items }: { readonly items: readonly Notice[] }): string[] => items.map(({ title }) => title);
