/** How dates are written and which are taken. */
export interface DateStyle {
  /** @param iso RFC 3339 in UTC */
  readonly write: (iso: string) => string;
  /** Milliseconds since the epoch; undefined for what the server refuses. */
  readonly read: (text: string) => number | undefined;
}

/** The town's clocks are eight hours ahead of UTC all the year. */
const ahead = 8 * 3_600_000;
const wall = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?$/;
const withOffset = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

function localText(iso: string): string {
  return new Date(Date.parse(iso) + ahead).toISOString().slice(0, 19);
}

function parsed(text: string): number | undefined {
  const ms = Date.parse(text);
  return Number.isNaN(ms) ? undefined : ms;
}

/** As the standard has it: W3C-DTF, always with offset. */
export const offsetDates: DateStyle = {
  write: (iso) => `${localText(iso)}+08:00`,
  read: (text) => (withOffset.test(text) ? parsed(text) : undefined),
};

/** Answers have an offset; in queries it is refused, and the time is the town's. */
export const offsetRefused: DateStyle = { write: offsetDates.write, read: (text) => (wall.test(text) ? readWall(text) : undefined) };

/** No offset anywhere: the time is the town's. */
export const wallDates: DateStyle = { write: localText, read: (text) => offsetDates.read(text) ?? offsetRefused.read(text) };

/** Whatever can be made out to be a date. */
export const lenientDates: DateStyle = {
  write: offsetDates.write,
  read: (text) => (wall.test(text) ? readWall(text) : parsed(text)),
};

function readWall(text: string): number | undefined {
  const ms = parsed(`${text}Z`);
  return ms === undefined ? undefined : ms - ahead;
}
