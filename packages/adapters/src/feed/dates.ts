import { exactWhen, type When } from '@civickit/core';
import { lack } from './late-parts.js';

let patient: ((text: string, zone: string) => When | undefined) | undefined;

/** Reads dates in `zone`. What is none, or empty, is undefined. It lacks a part at the first that only the patient parser may understand. */
export function whenIn(zone: string): (text: string | undefined) => When | undefined {
  return (text) => {
    const exact = text ? exactWhen(text, zone) : undefined;
    if (exact || !text) return exact;
    return (patient ?? lack(loadPatient))(text, zone);
  };
}

async function loadPatient(): Promise<void> {
  patient = (await import('./patient-dates.js')).parseWhen;
}
