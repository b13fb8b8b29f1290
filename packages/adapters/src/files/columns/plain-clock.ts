/**
 * A date's time as clerks write it, in the signs that `parseWhen` knows: `3点半`, midnight as `晚上12点`. Of a span of hours
 * (`8:30-11:30`) the beginning is kept: its end would pass for an offset from UTC. Midnight in figures is how Excel shows a bare day.
 */
export function plainClock(text: string): string {
  return text
    .replace(/[时時点點]半/, '点30')
    .replace(/[半午]?[晚夜][上里裡]?\s*12(?=[:时時点點])/, ' 24')
    .replace(/([\s日号]\d+:\d+)\s*-\s*\d+:\d+$/, '$1')
    .replace(/[T\s]0?0(:00)+(\.0+)?$/, '');
}
