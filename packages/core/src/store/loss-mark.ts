/** Remembers beside a database whether something lies in it that is nowhere else. */
export interface LossMark {
  /** What lies there now; what was lost before stays lost until `clear()`. */
  note(any: boolean): void;
  /** The database did not exist, and has been made. */
  made(): void;
  isLost(): boolean;
  clear(): void;
}

/**
 * Browsers throw databases away that they find damaged, or when they need room, and tell no page; this mark they leave, or clear it together
 * with everything else of the site. Where it is there and the database is new, what lay in it is lost. Where nothing can be marked, nothing
 * is said to be lost (record 0118).
 */
export function lossMark(database: string): LossMark {
  const place = `civickit kept/${database}`;
  function read(): string | null {
    try {
      return localStorage.getItem(place);
    } catch {
      return null;
    }
  }
  function write(value: 'yes' | 'lost' | undefined): void {
    try {
      if (value) localStorage.setItem(place, value);
      else localStorage.removeItem(place);
    } catch {
      // It is missing then.
    }
  }
  return {
    note(any) {
      const before = read();
      // Asked with every reading of the database: written only where it says something else.
      if (before !== 'lost' && (before === 'yes') !== any) write(any ? 'yes' : undefined);
    },
    made() {
      if (read() === 'yes') write('lost');
    },
    isLost: () => read() === 'lost',
    clear: () => write(undefined),
  };
}
