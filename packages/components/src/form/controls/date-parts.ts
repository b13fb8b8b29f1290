/** Year, month and day as they were typed; what was not typed is empty. */
export interface DateParts {
  readonly year: string;
  readonly month: string;
  readonly day: string;
}

/** The parts of `YYYY-MM-DD`, or of what is not whole yet. */
export function partsOfDate(value: unknown): DateParts {
  const [year = '', month = '', day = ''] = typeof value === 'string' ? value.split('-') : [];
  return { year, month: month.replace(/^0(?=\d)/u, ''), day: day.replace(/^0(?=\d)/u, '') };
}

/** Empty where nothing was typed. Full-width digits count. */
export function dateOfParts({ year, month, day }: DateParts): string {
  const [y, m, d] = [year, month, day].map((part) => part.normalize('NFKC').replaceAll('-', '').trim()) as [string, string, string];
  if (y === '' && m === '' && d === '') return '';
  return [y, padded(m), padded(d)].join('-');
}

const padded = (part: string): string => (part.length === 1 ? `0${part}` : part);

/** In the order of a language. */
export function orderOfParts(lang: string): readonly (keyof DateParts)[] {
  const found = new Intl.DateTimeFormat([lang, 'en-GB'], { year: 'numeric', month: 'numeric', day: 'numeric', calendar: 'gregory' })
    .formatToParts(0)
    .map(({ type }) => type)
    .filter((type): type is keyof DateParts => type === 'year' || type === 'month' || type === 'day');
  return found.length === 3 ? found : ['year', 'month', 'day'];
}
