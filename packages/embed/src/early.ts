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
 * Asks for the feeds that elements of the page name in `src`, or those of a configuration that they will want: of other sites, where
 * there are copies, the copies. The configuration is unchecked: it may throw.
 */
export function askForFeeds(answers: EarlyAnswers, configuration?: Configuration, base?: string): void {
  document.querySelectorAll('civic-notice-feed').forEach((element) => {
    const named = (name: string) => element.getAttribute(name) ?? '';
    const sources = named('source');
    const entries = configuration
      ? !configuration.relay && !named('src') && configuration.notices
      : named('src') && [{ id: '', adapter: named('adapter'), url: named('src') }];
    for (const { id, adapter, url } of entries || []) {
      if (typeof url !== 'string') continue;
      const copy = configuration?.pulled && base && copyAddress({ id, url }, configuration.pulled, base);
      const address = copy || new URL(url, base ?? document.baseURI).href;
      if (!(copy || plain.test(adapter)) || (sources && !sources.split(/\s+/).includes(id)) || answers.has(address)) continue;
      const answer = ask(address);
      answer.catch(() => undefined);
      answers.set(address, answer);
    }
  });
}
