import type { CivicError, ErrorCode } from '@civickit/core';

let docsBase = 'docs/errors/';

/** Where the pages about error codes are served; the loader points it at its own folder. */
export function setDocsBase(base: string): void {
  docsBase = base;
}

/** Address of the page about a code. */
export function docsLink(code: ErrorCode): string {
  return docsBase.endsWith('#') ? docsBase + code : `${docsBase}${code}.md`;
}

const said = new Set<string>();

/** One console line per element, code and message, with a link to the code's page. Never throws. */
export function report(tag: string, error: Pick<CivicError, 'code' | 'message'>): void {
  const line = `[civickit] <${tag}> ${error.code}: ${error.message} — ${docsLink(error.code)}`;
  if (said.has(line)) return;
  said.add(line);
  console.warn(line);
}

/** Whether the page is being built: then problems are also shown where they happen. */
export function isDeveloping(): boolean {
  const { hostname, search } = globalThis.location ?? { hostname: '', search: '' };
  return /^(localhost|127\.0\.0\.1|\[::1\])$/.test(hostname) || /[?&]civickit-debug\b/.test(search);
}
