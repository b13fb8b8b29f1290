import type { OpeningPeriod, ServiceContact, TaxonomyTerm, Weekday } from '@civickit/core';
import { pageUrl } from '@civickit/core/markup';
import { fieldsOf, listOf, textOf } from '../../record/fields.js';

const clock = /^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/;
const day = /^\d{4}-\d\d-\d\d$/;
const isDay = (text: string): text is Weekday => /^(?:MO|TU|WE|TH|FR|SA|SU)$/.test(text);

/** Periods as core has them; those without days or times are left out. */
export function periodsOf(value: unknown): OpeningPeriod[] {
  return listOf(value).flatMap((one) => {
    const { opens, closes, note, ordinals, ...more } = fieldsOf(one);
    const days = listOf(more.days).map(String).filter(isDay);
    const [from, until] = [more.from, more.until].map((date) => (day.test(String(date)) ? String(date) : undefined));
    if (days.length === 0 || !clock.test(String(opens)) || !clock.test(String(closes))) return [];
    const counted = listOf(ordinals).filter((ordinal): ordinal is number => Number.isInteger(ordinal) && Math.abs(ordinal as number) <= 5);
    return [
      {
        days,
        ...(counted.length > 0 && { ordinals: counted }),
        opens: String(opens),
        closes: String(closes),
        ...(from && { from }),
        ...(until && { until }),
        ...(textOf(note) !== undefined && { note: textOf(note) ?? '' }),
      },
    ];
  });
}

/** Contacts as core has them; those by which nobody can be reached are left out. */
export function contactsOf(value: unknown): ServiceContact[] {
  return listOf(value).flatMap((one) => {
    const { name, email, url, phones } = fieldsOf(one);
    const numbers = listOf(phones).flatMap((phone) => {
      const { number = phone, kind, note } = fieldsOf(phone);
      const text = textOf(number);
      if (!text) return [];
      return [{ number: text, ...(isPhoneKind(kind) && { kind }), ...(textOf(note) !== undefined && { note: textOf(note) ?? '' }) }];
    });
    const [called, mail, page] = [textOf(name), textOf(email), pageUrl(textOf(url))];
    const contact = {
      ...(called && { name: called }),
      ...(numbers.length > 0 && { phones: numbers }),
      ...(mail && { email: mail }),
      ...(page && { url: page }),
    };
    return numbers.length > 0 || mail || page ? [contact] : [];
  });
}

const isPhoneKind = (kind: unknown): kind is 'voice' | 'text' | 'fax' => kind === 'voice' || kind === 'text' || kind === 'fax';

/** Terms as core has them, or bare names. */
export function termsOf(value: unknown): TaxonomyTerm[] {
  return listOf(value).flatMap((one) => {
    const fields = fieldsOf(one);
    const name = textOf(fields.name) ?? textOf(one);
    if (!name) return [];
    const [taxonomy, parent] = [textOf(fields.taxonomy), textOf(fields.parent)];
    return [{ id: textOf(fields.id) ?? name, name, ...(taxonomy && { taxonomy }), ...(parent && { parent }) }];
  });
}
