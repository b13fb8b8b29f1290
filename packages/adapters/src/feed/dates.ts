import { exactWhen, type When } from '@civickit/core';

type ParseWhen = (text: string, zone: string) => When | undefined;

let patient: ParseWhen | undefined;

/** Thrown by `whenIn` at the first date that only the patient parser may understand, while that is not loaded. */
const lacking = new Error('A date needs the patient parser.');

/** Reads dates in `zone`. What is none, or empty, is undefined. */
export function whenIn(zone: string): (text: string | undefined) => When | undefined {
  return (text) => {
    const exact = text ? exactWhen(text, zone) : undefined;
    if (exact || !text) return exact;
    if (!patient) throw lacking;
    return patient(text, zone);
  };
}

/** Runs `read`, and once more with the patient parser if it met a date that needs it. Feeds that machines write never load it. */
export async function withDates<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (error !== lacking) throw error;
    patient = (await import('./patient-dates.js')).parseWhen;
    return read();
  }
}
