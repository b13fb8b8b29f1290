const { setTimeout, clearTimeout } = globalThis;
const held = new Map<number, () => void>();
let count = 0;

/** Keeps timers of exactly `ms` milliseconds back until `fire`, so that a test of a pause does not race with it. Until the test ends. */
export function holdTimers(ms: number): { readonly pending: () => number; readonly fire: () => void } {
  globalThis.setTimeout = ((run: () => void, after?: number, ...given: never[]) => {
    if (after !== ms) return setTimeout(run, after, ...given);
    count -= 1;
    held.set(count, run);
    return count;
  }) as unknown as typeof globalThis.setTimeout;
  globalThis.clearTimeout = (id) => {
    if (!held.delete(id as unknown as number)) clearTimeout(id);
  };
  return {
    pending: () => held.size,
    fire() {
      const due = [...held.values()];
      held.clear();
      for (const run of due) run();
    },
  };
}

afterEach(() => {
  Object.assign(globalThis, { setTimeout, clearTimeout });
  held.clear();
});
