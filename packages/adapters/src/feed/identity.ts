/** Gives an item an id that no other of its feed has. */
export type Identify = (guid: string | undefined, url: string | undefined, words: string) => string | undefined;

/**
 * Identity of an item: its guid, else its address, else a hash of its words, such as title and date. Some feeds give all their items
 * one guid or one link; then the next candidate counts. Undefined when earlier items had them all: it is the same item again.
 */
export function makeIdentify(): Identify {
  const taken = new Set<string>();
  const free = (candidate: string | undefined): boolean => {
    if (!candidate || taken.has(candidate)) return false;
    taken.add(candidate);
    return true;
  };
  return (guid, url, words) => {
    // All three are marked as taken, whichever of them becomes the id.
    const [byGuid, byUrl, byWords] = [free(guid), free(url), free(`\n${words}`)];
    return byGuid ? guid : byUrl ? url : byWords && words ? hashId(words) : undefined;
  };
}

/** The same at each reading: 53 bits (cyrb53), since `crypto.subtle` is missing on plain http. */
function hashId(text: string): string {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return `#${(4294967296 * (2097151 & low) + (high >>> 0)).toString(36)}`;
}
