import type { AlertArea, AlertFacts, AlertText, Notice } from '@civickit/core';
import type { CapInfo } from '../cap-message.js';
import { writeCap, type WriteCapOptions } from './write-cap.js';

/** A notice that warns. */
export type AlertNotice = Notice & { readonly alert: AlertFacts };

/**
 * A warning as a CAP 1.2 message, actual and public: an `info` for each of its languages. What is read back is equal, but that times have
 * no fractions. The colour stands in a parameter of that name; lines among the shapes are left out, for CAP has none.
 * @throws CivicError `invalid/date` where `sent` is no date
 */
export function writeCapAlert({ alert, lang }: AlertNotice, options?: WriteCapOptions): string {
  const { identifier, sender, sent, msgType, references, languages, areas, places = [] } = alert;
  const known = alert.lang ?? lang;
  const own = areas.length > 0 ? areas : areasOf(places, []);
  const infos = [
    infoOf({ ...alert, ...(known && { lang: known }) }, alert, own),
    ...languages.map((text) => infoOf(text, alert, areasOf(text.places ?? [], own))),
  ];
  return writeCap({ identifier, sender, sent, status: 'Actual', msgType, scope: 'Public', references, infos }, options);
}

function infoOf(text: AlertText, alert: AlertFacts, areas: readonly AlertArea[]): CapInfo {
  const { lang, event, headline, description, instruction, senderName, contact, web } = text;
  const { category, urgency, severity, certainty, colour, allClear, effective, onset, expires } = alert;
  const optional = { lang, headline, description, instruction, senderName, contact, web, onset, expires };
  return {
    ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined)),
    event,
    category,
    responseTypes: allClear ? ['AllClear'] : [],
    urgency,
    severity,
    certainty,
    effective,
    parameters: [{ name: 'colour', value: colour }],
    areas,
  };
}

/** The same areas under names in another language; one that has no name there has none. */
function areasOf(places: readonly string[], areas: readonly AlertArea[]): readonly AlertArea[] {
  return Array.from({ length: Math.max(places.length, areas.length) }, (_, at) => ({
    description: places[at] ?? '',
    shapes: areas[at]?.shapes ?? [],
    geocodes: areas[at]?.geocodes ?? [],
  }));
}
