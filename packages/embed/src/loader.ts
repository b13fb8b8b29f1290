import type { Configuration } from './config/configuration.js';
import { askEarly, type EarlyAnswers, fetchAfter } from './early.js';
import type { FileList, LoadPart, Manifest } from './manifest.js';
import { fetchConfiguration, findTag, isFirst, say, whenParsed } from './page.js';
import type * as Runtime from './runtime.js';

declare const __CIVICKIT_VERSION__: string;
declare const __CIVICKIT_FILES__: Manifest['files'];
declare const __CIVICKIT_PARTS__: Manifest['parts'];
declare const __CIVICKIT_NAMES__: Manifest['names'];

// Each by itself: as members of one object they would cost their names.
const version = __CIVICKIT_VERSION__;
const files = [...__CIVICKIT_FILES__];
const parts = { ...__CIVICKIT_PARTS__ };
const names = __CIVICKIT_NAMES__;
/** What to look into for a part that is not known, in this order. */
const lists = ['later', 'services', 'rest'];
const base = import.meta.url;
const tag = findTag(base);

const fetched: Record<number, Promise<unknown>> = {};

/** Fetches a file with its hash. It enters the module map only if the hash holds. */
function fetchChecked(index: number): Promise<unknown> {
  let done = fetched[index];
  if (!done) {
    const [path, integrity] = files[index] as FileList['files'][number];
    const link = document.createElement('link');
    done = link.relList?.supports?.('modulepreload')
      ? new Promise((resolve, reject) => {
          link.rel = 'modulepreload';
          link.integrity = integrity;
          link.nonce = tag?.nonce ?? '';
          link.href = new URL(path, base).href;
          link.onload = resolve;
          link.onerror = () => reject(new Error(`${path} of ${version} is missing or altered`));
          document.head.append(link);
        })
      : Promise.resolve();
    fetched[index] = done;
    done.catch(() => {
      delete fetched[index];
      link.remove();
    });
  }
  return done;
}

/** Fetches all files of a part. */
async function fetchPart(name: string): Promise<void> {
  for (const list of lists) if (!parts[name]) await load(list);
  await Promise.all((parts[name] ?? []).map(fetchChecked));
}

/** What has been run: to import it once more would take another turn of the engine. */
const imported: Record<string, Partial<FileList>> = {};

const load: LoadPart = async (name) => {
  await fetchPart(name);
  const path = files[parts[name]?.[0] as number]?.[0];
  const part = path ? (imported[path] ??= (await import(new URL(path, base).href)) as Partial<FileList>) : undefined;
  // A list, or a part that brings one of what goes with it: a file has the same place in all of them.
  Object.assign(files, part?.files);
  Object.assign(parts, part?.parts);
  Object.assign(lists, part?.lists);
  return part;
};

/** So that it is here, and has been run, when it is asked for; then failures are told. */
function loadAhead(name: string): Promise<unknown> {
  return load(name).catch(() => undefined);
}

/**
 * An engine reads its tables of zones and languages at their first use, which takes longer than all our own code: better while the
 * network is waited for. One with Temporal needs them for no first paint.
 */
function warmUp(): void {
  if (!('Temporal' in globalThis)) new Intl.DateTimeFormat('en', { dateStyle: 'long', timeZone: 'Asia/Shanghai' }).format();
}

let started: Promise<void> | undefined;

/** Runs when the first tag of ours appears: the configuration and the code travel at the same time. */
function start(): Promise<void> {
  started ??= (async (): Promise<void> => {
    const address = tag?.dataset.config;
    const configurationUrl = address ? new URL(address, document.baseURI).href : '';
    const answers: EarlyAnswers = new Map();
    // Asked for while the code is on its way; later tries ask anew.
    let early = configurationUrl ? fetchConfiguration(configurationUrl) : undefined;
    const ahead = async (arriving?: Promise<unknown>): Promise<void> => {
      const known = (await arriving) as Configuration | undefined;
      askEarly(answers, loadAhead, known, arriving && configurationUrl);
      // Not before: it would hold up what is still to be asked for.
      if (arriving || !configurationUrl) warmUp();
    };
    for (const arriving of [undefined, early]) ahead(arriving).catch(() => undefined);
    // Texts in other languages come later, but need not wait for the code to ask.
    if (/^(?!en)./.test(document.documentElement.lang)) load('later').catch(() => undefined);
    const configuration = (): Promise<unknown> => {
      const asked = early ?? fetchConfiguration(configurationUrl);
      early = undefined;
      return asked;
    };
    const { start: startRuntime } = (await load('runtime')) as typeof Runtime;
    startRuntime({
      base,
      load,
      parts: names,
      configuration: configurationUrl ? configuration : undefined,
      configurationUrl: configurationUrl || undefined,
      fetch: fetchAfter(answers),
    });
  })();
  started.catch(() => (started = undefined));
  return started;
}

const asked = new Set<string>();

async function bring(element: string): Promise<void> {
  asked.add(element);
  try {
    // The configuration goes first: it is short, and names what has to be asked for next.
    const starting = start();
    // Notices are mostly feeds: their adapter need not wait for the configuration to name it.
    if (/notice|alert/.test(element)) void loadAhead('adapters/feed');
    // What some need stands in a list of their own, such as `services`, so that no other has to be asked for.
    const list = (element.split('-') as [string, string])[1] + 's';
    if (parts[list]) await load(list);
    const own = loadAhead(element);
    const sources = `${element}+`;
    const waiting = document.querySelector(`${element}:not([compact])`);
    // What its sources need comes after it where it alone is to be seen, and beside it where it waits with the page's own content.
    if (parts[sources] && waiting) void Promise.resolve(waiting.childElementCount || own).then(() => loadAhead(sources));
    await starting;
    ((await load(element)) as { define(): void }).define();
  } catch (cause) {
    say(base, 'network/part', String(cause));
    addEventListener('online', () => void bring(element), { once: true });
  }
}

function look(root: Document | ShadowRoot): void {
  for (const name of names) if (/^c/.test(name) && !asked.has(name) && root.querySelector(name)) void bring(name);
}

/** Watches a root for tags of ours from now on. The document is watched already; a shadow root must be named. */
export function watch(root: Document | ShadowRoot): void {
  look(root);
  new MutationObserver(() => look(root)).observe(root, { childList: true, subtree: true });
}

if (isFirst(version, base)) {
  // The build writes a call of this in place of every `import()`, so that what comes later is checked too.
  Object.defineProperty(globalThis, Symbol.for('civickit:load'), { value: load });
  whenParsed(() => watch(document));
}
