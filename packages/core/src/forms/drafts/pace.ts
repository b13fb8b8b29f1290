/** Runs `run` once after `ms`. @returns a function that takes it back */
export type After = (ms: number, run: () => void) => () => void;

/** Writes what changes often. */
export interface Pace {
  /** There is something to write. */
  want(): void;
  /** Does not wait any longer. */
  hurry(): void;
  /** Whether something is not written yet. */
  isOpen(): boolean;
  /** Resolves when all that is wanted by then is written. */
  settled(): Promise<void>;
}

/**
 * The first change is written at once, others `ms` after the write before began. One write at a time: where writing is slower than
 * changing, the next takes the newest, so that nothing queues up. `write` never rejects.
 */
export function paceWrites(write: () => Promise<void>, ms: number, uptime: () => number, after: After): Pace {
  let wanted = false;
  let hurried = false;
  let running: Promise<void> | undefined;
  let cancel: (() => void) | undefined;
  let began = -Infinity;

  function plan(): void {
    if (!wanted || running) return;
    const wait = hurried ? 0 : began + ms - uptime();
    if (wait <= 0) run();
    else cancel ??= after(wait, run);
  }

  function run(): void {
    cancel?.();
    cancel = undefined;
    wanted = hurried = false;
    began = uptime();
    running = write().then(() => {
      running = undefined;
      plan();
    });
  }

  const pace: Pace = {
    want() {
      wanted = true;
      plan();
    },
    hurry() {
      hurried = wanted;
      plan();
    },
    isOpen: () => wanted || running !== undefined,
    async settled() {
      while (pace.isOpen()) {
        pace.hurry();
        await running;
      }
    },
  };
  return pace;
}
