import type { FormIssue } from '../validate/form-issue.js';
import type { FormMessages, MessageText } from './form-messages.js';

const isDay = /^\d{4}-\d\d-\d\d$/;
const isInstant = /^(\d{4}-\d\d-\d\d)[Tt](\d\d:\d\d)/;

/** What is told of an issue, as it is written in a language. */
export function wordParams({ code, params = {} }: FormIssue, lang: string, { texts }: FormMessages): ReadonlyMap<string, string> {
  // An engine without the language would write in the phone's own, which has nothing to do with this form.
  const locales = [lang, 'en'];
  return new Map(
    Object.entries(params).map(([name, value]) => {
      if (name === 'types') return [name, typesInWords(String(value), texts)];
      if (typeof value === 'string') return [name, name === 'limit' ? dateInWords(value, lang) : value];
      const number = code === 'maxBytes' && name === 'limit' ? value / 1_048_576 : value;
      const digits = new Intl.NumberFormat(locales, { maximumFractionDigits: number === value ? 20 : 1 }).format(number);
      return [name, number === value ? digits : `${digits} MB`];
    }),
  );
}

function dateInWords(text: string, lang: string): string {
  const [, day = text, time = ''] = isInstant.exec(text) ?? [];
  const known = Intl.DateTimeFormat.supportedLocalesOf(lang).length > 0;
  if (!known || !isDay.test(day)) return time ? `${day} ${time}` : text;
  const words = new Intl.DateTimeFormat(lang, { dateStyle: 'long', timeZone: 'UTC' }).format(Date.parse(day));
  return time ? `${words} ${time}` : words;
}

/** `image/*` in words, all else by its name: `application/pdf` is PDF. */
function typesInWords(types: string, texts: Readonly<Record<string, MessageText>>): string {
  const words = types.split(', ').map((type) => {
    const [kind = '', name = ''] = type.split('/');
    const text = name === '*' ? texts[`files:${kind}`] : undefined;
    return typeof text === 'string' ? text : name.toUpperCase();
  });
  return words.join(' · ');
}
