const script = `(() => {
  const lines = (window.__civickitConsole = []);
  for (const type of ['log', 'info', 'warn', 'error', 'debug']) {
    const native = console[type];
    console[type] = function (...values) {
      lines.push({ type, text: values.map((value) => (typeof value === 'object' && value !== null && !(value instanceof Error) ? 'JSHandle@object' : String(value))).join(' ') });
      return native.apply(this, values);
    };
  }
  addEventListener('error', (event) => event.message && lines.push({ type: 'pageerror', text: String(event.error || event.message) }));
  addEventListener('unhandledrejection', (event) => lines.push({ type: 'pageerror', text: String(event.reason) }));
  document.currentScript.remove();
})()`;

/**
 * WebKit tells no console by WebDriver, so a script that keeps the lines is put first into the page, with the policy's nonce.
 * A policy that has neither a nonce nor 'unsafe-inline' would block and report it: such a page is left as it is.
 */
export function withRecorder(page: Buffer, policy: string | undefined): Buffer {
  const rule = policy && (/(?:^|;)\s*script-src(?:-elem)?\s([^;]*)/.exec(policy) ?? /(?:^|;)\s*default-src\s([^;]*)/.exec(policy))?.[1];
  const nonce = rule && /'nonce-([^']+)'/.exec(rule)?.[1];
  if (rule && !nonce && !rule.includes("'unsafe-inline'")) return page;
  // latin1 keeps the bytes of pages in any encoding
  const html = page.toString('latin1');
  const at = /<head[^>]*>|<html[^>]*>|<!doctype[^>]*>/i.exec(html);
  const place = at ? (/<head[^>]*>/i.exec(html) ?? at) : undefined;
  const end = place ? place.index + place[0].length : 0;
  return Buffer.from(`${html.slice(0, end)}<script${nonce ? ` nonce="${nonce}"` : ''}>${script}</script>${html.slice(end)}`, 'latin1');
}
