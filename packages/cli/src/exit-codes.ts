/** What a command's exit code says. The same table stands in docs/pull.md, docs/check.md and docs/server/start.md. */
export const exitCodes = {
  ok: 0,
  /** Some source failed, or something is wrong that `check` found. */
  problems: 1,
  /** The configuration or the command itself cannot be understood; nothing was done. */
  usage: 2,
  /** Another run is at work in the same folder. */
  busy: 3,
  /** The folder cannot be written. */
  unwritable: 4,
  /** Stopped from outside. */
  stopped: 130,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
