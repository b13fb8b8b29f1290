/** Thrown where a part is met that only some feeds need, while it is not loaded. */
class Lacking extends Error {
  constructor(readonly load: () => Promise<void>) {
    super();
  }
}

/** @throws always; `withLateParts` loads the part and reads again. */
export function lack(load: () => Promise<void>): never {
  throw new Lacking(load);
}

/** Runs `read`, and once more for every part that it lacked. Feeds that machines write without places never load one. */
export async function withLateParts<T>(read: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await read();
    } catch (error) {
      if (!(error instanceof Lacking)) throw error;
      await error.load();
    }
  }
}
