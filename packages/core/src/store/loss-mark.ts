/** Remembers beside a database that something lies in it. */
export interface LossMark {
  /** What lies there now; what was lost before stays lost until `clear()`. */
  readonly note: (any: boolean) => void;
  /** The database did not exist, and has been made. */
  readonly made: () => void;
  readonly isLost: () => boolean;
  readonly clear: () => void;
}

/**
 * Browsers throw databases away that they find damaged, or when they need room, and tell no page; this mark they leave, or clear it together
 * with everything else of the site. Where it is there and the database is new, what lay in it is lost. Where nothing can be marked, nothing
 * is said to be lost.
 */
export function lossMark(name: string): LossMark {
  function read(): string | null {
    try {
      return localStorage.getItem(name);
    } catch {
      return null;
    }
  }
  function write(value: 'kept' | 'lost' | undefined): void {
    try {
      if (value) localStorage.setItem(name, value);
      else localStorage.removeItem(name);
    } catch {
      // It is missing then.
    }
  }
  const isLost = () => read() === 'lost';
  return {
    note(any) {
      if (!isLost()) write(any ? 'kept' : undefined);
    },
    made() {
      if (read() !== null) write('lost');
    },
    isLost,
    clear: () => write(undefined),
  };
}
