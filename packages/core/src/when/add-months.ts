/** The instant that lies so many months of the UTC calendar later (or earlier), stopped at the end of a shorter month. */
export function addMonths(instant: number, months: number): number {
  if (months === 0) return instant;
  const date = new Date(instant);
  const day = date.getUTCDate();
  date.setUTCMonth(date.getUTCMonth() + months, 1);
  const first = date.getTime();
  const last = date.setUTCMonth(date.getUTCMonth() + 1, 0);
  return first + (Math.min(day, new Date(last).getUTCDate()) - 1) * 86_400_000;
}
