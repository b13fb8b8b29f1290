const english = 'january february march april may june july august september october november december'.split(' ');

/** Languages whose month names a feed may carry without saying so. Croatian is left out: its `listopad` is not the Polish one. */
const locales = 'de fr es pt it nl pl ru uk cs sv da fi tr id hu ro el'.split(' ');

let others: ReadonlyMap<string, number> | undefined;

/** The month (1 to 12) that `name` means, in full or abbreviated, in English or another language that the platform's Intl knows. */
export function monthNamed(name: string): number | undefined {
  const word = folded(name);
  const month = word.length < 3 ? -1 : english.findIndex((full) => full.startsWith(word));
  return month < 0 ? (others ??= readOthers()).get(word) : month + 1;
}

function readOthers(): Map<string, number> {
  const found = new Map<string, number>();
  for (const locale of locales) {
    // With a day some languages inflect the name: `март`, `4 марта`.
    for (const options of [{ month: 'long' }, { month: 'long', day: 'numeric' }, { month: 'short', day: 'numeric' }] as const) {
      const format = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
      for (let month = 1; month <= 12; month++) {
        const name = folded(format.formatToParts(Date.UTC(2026, month - 1, 15)).find(({ type }) => type === 'month')?.value ?? '');
        if (name && !found.has(name)) found.set(name, month);
      }
    }
  }
  return found;
}

function folded(name: string): string {
  return name
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\p{M}.]/gu, '');
}
