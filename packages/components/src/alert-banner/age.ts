import type { AlertTexts } from './alert-texts.js';

const minute = 60_000;

/** `40 minutes ago`, in the largest fitting unit. */
export function ago(ms: number, lang: string, texts: AlertTexts): string {
  const minutes = Math.max(0, Math.round(ms / minute));
  const [count, unit] = minutes < 120 ? ([minutes, 'minute'] as const) : minutes < 2880 ? ([Math.round(minutes / 60), 'hour'] as const) : ([Math.round(minutes / 1440), 'day'] as const); // prettier-ignore
  const known = Intl.RelativeTimeFormat.supportedLocalesOf(lang).length > 0;
  if (!known && texts.ago) return texts.ago[unit](String(count));
  return new Intl.RelativeTimeFormat([lang, 'en']).format(-count, unit);
}
