const span = /(^|[^T\d:.])(\d{1,2}):(\d\d)\s*-\s*(\d{1,2}):(\d\d)$/;

/**
 * A date's time as clerks write it, in the signs that `parseWhen` knows: `3点半`, `9时一刻`, midnight as `晚上12点`. Of a span of hours
 * (`8:30-11:30`) the beginning is kept: its end would pass for an offset from UTC. Midnight in figures is how Excel shows a bare day.
 */
export function plainClock(text: string): string {
  return text
    .replace(/([时時点點])(半|一刻|三刻)/, (_, hour: string, part: string) => hour + (part === '半' ? '30' : part === '一刻' ? '15' : '45'))
    .replace(/(?:晚上?|夜里|夜裡|半夜|午夜)\s*12(?=[:时時点點])/, ' 24')
    .replace(span, (all, before: string, ...[hour, minute, endHour, endMinute]: string[]) =>
      Number(endHour) * 60 + Number(endMinute) > Number(hour) * 60 + Number(minute) ? `${before}${hour}:${minute}` : all,
    )
    .replace(/[T\s]0?0:00(:00(\.0+)?)?$/, '');
}
