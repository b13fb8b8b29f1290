import { addDuration } from '@civickit/core';
import type { Area } from '../areas/area-store.js';
import { workdaysAfter } from '../closing/closing-setting.js';
import type { ServerContext } from '../context.js';
import type { OfferedType } from './request-types.js';

/** By when the office has promised to be done with what was reported at `at`; undefined where its type promises nothing. */
export function promisedUntil(
  { offices }: Pick<ServerContext, 'offices'>,
  area: Area,
  { promised, promisedWorkdays }: Pick<OfferedType, 'promised' | 'promisedWorkdays'>,
  at: Date,
): Date | undefined {
  if (promisedWorkdays !== undefined) return workdaysAfter(at.getTime(), promisedWorkdays, area, offices?.[area.id]?.closing);
  return promised === undefined ? undefined : new Date(addDuration(at.getTime(), promised));
}
