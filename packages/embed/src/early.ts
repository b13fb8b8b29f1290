import type { Configuration, SourceEntry } from './config/configuration.js';
import { copyAddress } from './config/copy-address.js';
import { ask } from './page.js';

/** Answers that were asked for before the code that reads them was here, by their address. */
export type EarlyAnswers = Map<string, Promise<Response>>;

/** What elements want, by four letters of their name; all others want notices. */
const kinds: Readonly<Record<string, 'services' | 'requests' | 'forms' | undefined>> = {
  serv: 'services',
  feed: 'requests',
  form: 'forms',
};

/** `fetch` that uses what has been asked for already, once each. */
export function fetchAfter(answers: EarlyAnswers): typeof fetch {
  const native = fetch;
  return (address, init) => {
    const early = answers.get(address as string);
    answers.delete(address as string);
    return early ?? native(address, init);
  };
}

/** What is read of a source here; whether it is so, nobody has checked. */
type EarlyEntry = Pick<SourceEntry, 'adapter'> & Readonly<Partial<Record<'url' | 'forms' | 'dialect' | 'jurisdictionId', string>>>;

/** What a source is asked for first: the address of a feed or file, of a list of forms, or of what can be reported to a server of ours. */
function firstAddress({ adapter, url, forms, dialect, jurisdictionId }: EarlyEntry): unknown {
  if (dialect !== 'civickit') return /^(feed|files)?$/.test(adapter) ? url : forms;
  return `${url}/services.json${jurisdictionId ? `?jurisdiction_id=${jurisdictionId}` : ''}`;
}

/**
 * Asks for what elements of the page name in `src`, or what they will want of a configuration: of other sites, where there are copies, the
 * copies, and the parts that read them. The configuration is unchecked: it may throw.
 */
export function askEarly(answers: EarlyAnswers, fetchPart: (name: string) => unknown, configuration?: Configuration, base?: string): void {
  const asking =
    'civic-notice-feed,civic-alert-banner,civic-service-catalogue,civic-service-guide,civic-feedback:not([compact]),civic-form';
  document.querySelectorAll(asking).forEach((element) => {
    const kind = kinds[element.localName.slice(6, 10)] ?? 'notices';
    const pulled = /not|serv/.test(kind) && configuration?.pulled;
    if (pulled) fetchPart(`pulled/${kind}`);
    const named = (name: string) => element.getAttribute(name) ?? '';
    const sources = named('source');
    const src = named('src');
    const entries: Configuration[typeof kind] | false | '' = configuration
      ? !configuration.relay && !src && configuration[kind]
      : src && [{ id: '', adapter: named('adapter'), url: src }];
    for (const entry of entries || []) {
      const copy = pulled && base && copyAddress(kind, entry, pulled, base);
      const first = copy || firstAddress(entry);
      if (typeof first !== 'string' || (sources && !sources.split(/\s+/).includes(entry.id))) continue;
      const address = new URL(first, base ?? document.baseURI).href;
      if (answers.has(address)) continue;
      const answer = ask(address);
      answer.catch(() => undefined);
      answers.set(address, answer);
    }
  });
}
