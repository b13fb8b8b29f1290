/** The address for messages: user name, password, query and fragment are left out, for they carry keys and tokens. */
export function printUrl(url: URL): string {
  return `${url.protocol}//${url.host}${url.pathname}${url.search ? '?…' : ''}`;
}
