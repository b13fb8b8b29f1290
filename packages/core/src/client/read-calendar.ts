import type { WorkCalendar } from '../calendar/work-calendar.js';
import { withDeadline } from '../deadline/with-deadline.js';
import { CivicError, isCivicError } from '../errors/civic-error.js';
import { isAborted, type Runtime } from './runtime.js';

const readings = new WeakMap<Runtime, Promise<WorkCalendar | undefined>>();
const told = new WeakSet<Runtime>();

/** The calendar of a client, read once; one that cannot be had is told once, and asked for again by the next who wants it. Never rejects. */
export function readCalendar(runtime: Runtime): Promise<WorkCalendar | undefined> {
  const known = readings.get(runtime);
  if (known) return known;
  const reading = read(runtime).catch((error: CivicError) => {
    readings.delete(runtime);
    if (!told.has(runtime) && !isAborted(error)) {
      told.add(runtime);
      runtime.tell({ type: 'error', source: 'calendar', error });
    }
    return undefined;
  });
  readings.set(runtime, reading);
  return reading;
}

async function read({ calendar, closing, sourceTimeoutMs }: Runtime): Promise<WorkCalendar | undefined> {
  if (!calendar) return undefined;
  try {
    return await withDeadline(closing, sourceTimeoutMs, 'Reading the calendar', calendar);
  } catch (cause) {
    throw isCivicError(cause) ? cause : new CivicError('config/invalid', 'The calendar cannot be read', { cause });
  }
}
