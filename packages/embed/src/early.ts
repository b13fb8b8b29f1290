import type { Configuration } from './config/configuration.js';
import { copyAddress } from './config/copy-address.js';
import { ask } from './page.js';

/** Answers that were asked for before the code that reads them was here, by their address. */
export type EarlyAnswers = Map<string, Promise<Response>>;

/** Adapters whose first request is the plain address. */
const plain = /^(feed|files)?$/;

/** `fetch` that uses what has been asked for already, once each. */
export function fetchAfter(answers: EarlyAnswers): typeof fetch {
  const native = fetch;
  return (address, init) => {
    const early = answers.get(address as string);
    answers.delete(address as string);
    return early ?? native(address, init);
  };
}

/**
 * Asks for the feeds and catalogues that elements of the page name in `src`, or those of a configuration that they will want, and for what can be
 * reported to a server of ours: of other sites, where there are copies, the copies, and the parts that read them. The configuration is
 * unchecked: it may throw.
 */
export function askForFeeds(
  answers: EarlyAnswers,
  fetchPart: (name: string) => unknown,
  configuration?: Configuration,
  base?: string,
): void {
  document
    .querySelectorAll('civic-notice-feed,civic-alert-banner,civic-service-catalogue,civic-service-guide,civic-feedback')
    .forEach((element) => {
      const kind = /serv/.test(element.localName) ? 'services' : /back/.test(element.localName) ? 'requests' : 'notices';
      const pulled = kind !== 'requests' && configuration?.pulled;
      if (pulled) fetchPart(`pulled/${kind}`);
      const named = (name: string) => element.getAttribute(name) ?? '';
      const sources = named('source');
      const src = named('src');
      const entries = configuration
        ? !configuration.relay && !src && configuration[kind]
        : src && [{ id: '', adapter: named('adapter'), url: src }];
      for (const { id, adapter, url, dialect, jurisdictionId } of entries || []) {
        if (typeof url !== 'string') continue;
        const copy = pulled && base && copyAddress(kind, { id, url }, pulled, base);
        const isOurs = dialect === 'civickit';
        const types = `${url.replace(/\/+$/, '')}/services.json${typeof jurisdictionId === 'string' ? `?jurisdiction_id=${jurisdictionId}` : ''}`;
        const address = copy || new URL(isOurs ? types : url, base ?? document.baseURI).href;
        if (!(copy || isOurs || plain.test(adapter)) || (sources && !sources.split(/\s+/).includes(id)) || answers.has(address)) continue;
        const answer = ask(address);
        answer.catch(() => undefined);
        answers.set(address, answer);
      }
    });
}
