/** A JSON Pointer that goes one member further (RFC 6901). */
export function pointer(path: string, name: string | number): string {
  return `${path}/${String(name).slice(0, 200).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}
