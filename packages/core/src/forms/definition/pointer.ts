/** A JSON Pointer that goes one member further (RFC 6901). */
export function pointer(path: string, name: string | number): string {
  if (typeof name === 'number') return `${path}/${name}`;
  const short = name.length > 200 ? name.slice(0, 200) : name;
  return `${path}/${/[~/]/.test(short) ? short.replaceAll('~', '~0').replaceAll('/', '~1') : short}`;
}
