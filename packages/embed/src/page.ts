/** The script tag of the module at `base`; `document.currentScript` is null in a module. */
export function findTag(base: string): HTMLScriptElement | undefined {
  // No Array.from: old libraries put their own in its place.
  return [...document.querySelectorAll<HTMLScriptElement>('script[src]')].find(({ src }) => src === base);
}

/** One console line with a code and its page. The loader knows no CivicError. */
export function say(base: string, code: string, message: string): void {
  console.warn(`[civickit] ${code}: ${message} — ${new URL('errors.html', base).href}#${code}`);
}

const first = Symbol.for('civickit:loader');

interface Page {
  [first]?: { version: string; base: string };
}

/** Whether this is the first loader of the page. The first wins; one of another version says so once. */
export function isFirst(version: string, base: string): boolean {
  const page = globalThis as Page;
  const known = page[first];
  if (!known) {
    page[first] = { version, base };
    return true;
  }
  if (known.version !== version) {
    say(base, 'config/two-versions', `${known.version} (${known.base}) is here, not ${version} (${base})`);
  }
  return false;
}

/** Runs `begin` once the whole page is parsed. An asynchronous script may come in the middle of it, with half a form in a tag of ours. */
export function whenParsed(begin: () => void): void {
  if (document.readyState === 'loading') document.addEventListener('readystatechange', begin, { once: true });
  else begin();
}

/** Asks for a file as `Http` does: no cookies, never an old copy unasked. Gives up after ten seconds, reading included. */
export function ask(url: string): Promise<Response> {
  const abort = new AbortController();
  setTimeout(() => abort.abort(), 10_000);
  return fetch(url, { signal: abort.signal, cache: 'no-cache', credentials: 'omit', referrerPolicy: 'same-origin' });
}

/** The configuration as the server gives it. Rejects after 10 s, and for anything but JSON with a 2xx status. */
export async function fetchConfiguration(url: string): Promise<unknown> {
  const answer = await ask(url);
  if (!answer.ok) throw new Error(`${url} answers ${answer.status}`);
  return answer.json();
}
