import { docsLink } from '@civickit/components/runtime.js';
import { CivicError, type Http, isCivicError, type WorkCalendar } from '@civickit/core';
import { parseCalendar } from '@civickit/core/calendar';

/** A calendar of some years has a few hundred days. */
const mostBytes = 262_144;

const said = new Set<string>();
/** Files that all collections of the page share, by their address. */
const files = new Map<string, Promise<WorkCalendar>>();

/**
 * What `"calendar"` of a configuration names: `cn`, the holidays of mainland China, or the address of a file relative to `base`. Why it
 * cannot be had is said on the console, once.
 * @throws CivicError `invalid/calendar`, `protocol/not-json`, `network/part`, or why the file cannot be had
 */
export async function openCalendar(name: string, base: string | undefined, http: Http): Promise<WorkCalendar> {
  try {
    return name === 'cn' ? await loadChinese() : await shareFile(new URL(name, base ?? document.baseURI), http);
  } catch (error) {
    if (isCivicError(error)) say(`[civickit] ${error.code}: "calendar": ${error.message} — ${docsLink(error.code)}`);
    throw error;
  }
}

async function loadChinese(): Promise<WorkCalendar> {
  try {
    return (await import('@civickit/core/calendars/cn')).cn;
  } catch (cause) {
    throw new CivicError('network/part', 'The holidays of China cannot be loaded', { cause });
  }
}

function shareFile(url: URL, http: Http): Promise<WorkCalendar> {
  const file = files.get(url.href) ?? fetchCalendar(url, http);
  files.set(url.href, file);
  file.catch(() => files.delete(url.href));
  return file;
}

async function fetchCalendar(url: URL, http: Http): Promise<WorkCalendar> {
  const { bytes } = await http.send({ method: 'GET', url, maxBytes: mostBytes }, new AbortController().signal);
  return parseCalendar(readJson(bytes, url));
}

function readJson(bytes: Uint8Array, { href }: URL): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch (cause) {
    throw new CivicError('protocol/not-json', `${href} is no JSON`, { cause, url: href });
  }
}

function say(line: string): void {
  if (!said.has(line)) console.warn(line);
  said.add(line);
}
