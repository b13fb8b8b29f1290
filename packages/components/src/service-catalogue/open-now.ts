import type { Collection, PublicService } from '@civickit/core';

/** The longest that is judged without letting a key or a touch through. */
const sliceMs = 8;

/**
 * Which services are open at an instant, by the clock and the calendar of the municipality; undefined after an abort. Judged in slices:
 * a large catalogue has thousands of places.
 */
export async function judgeOpenings(
  collection: Collection<'services'>,
  services: readonly PublicService[],
  at: number,
  signal: AbortSignal,
): Promise<ReadonlySet<PublicService> | undefined> {
  const [{ openingAt }, calendar] = await Promise.all([import('@civickit/core/calendar'), collection.calendar()]);
  const open = new Set<PublicService>();
  let began = performance.now();
  for (const service of services) {
    const all = [service.hours, ...(service.places ?? []).map(({ hours }) => hours)];
    if (all.some((hours) => hours && openingAt(hours, at, collection.zone, calendar).state === 'open')) open.add(service);
    if (performance.now() - began < sliceMs) continue;
    await new Promise((done) => setTimeout(done));
    if (signal.aborted) return undefined;
    began = performance.now();
  }
  return signal.aborted ? undefined : open;
}
