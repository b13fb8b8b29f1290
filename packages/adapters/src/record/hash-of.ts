/** FNV-1a over UTF-16 units, as an unsigned number of 32 bits: short, the same on every device, and no secret. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}
