/** Gives an item an id that no other of its feed has. */
export type Identify = (guid: string | undefined, url: string | undefined, title: string, date: string | undefined) => string | undefined;

/** What an item says besides its guid. */
interface Facts {
  readonly url: string;
  readonly title: string;
  readonly date: string;
}

/**
 * Identity of an item: its guid, else its address, else a hash of its title and date. Some feeds give all their items one guid or one
 * link; then the next candidate counts. Undefined for an item that came before, word for word.
 */
export function makeIdentify(): Identify {
  const taken = new Map<string, Facts>();
  return (guid, url = '', title, date = '') => {
    let id = guid || url || hashId(`${title}\n${date}`);
    for (let tried = 0; tried < 3; tried++) {
      const earlier = taken.get(id);
      if (id && !earlier) {
        taken.set(id, { url, title, date });
        return id;
      }
      if (earlier?.url === url && earlier.title === title && earlier.date === date) return undefined;
      id = tried ? hashId(`${url}\n${title}\n${date}`) : url;
    }
    return undefined;
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
