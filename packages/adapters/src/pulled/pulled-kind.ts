import type { AlertArea, AlertFacts, AlertText, Correction, Notice, TimelineEntry } from '@civickit/core';
import { pageAddress } from './addresses.js';
import { isFields, listOf, present, shapeOf, textOf, whenOf } from './fields.js';
import { isLanguage } from './rich-text.js';

const types = ['alert', 'correction', 'statement'] as const;
const severities = ['Extreme', 'Severe', 'Moderate', 'Minor', 'Unknown'] as const;
const colours = ['red', 'orange', 'yellow', 'blue'] as const;
const verdicts = ['false', 'misleading', 'unproven', 'true'] as const;

/** What a notice is that is no news, and what such a one has: the facts of a warning, the verdict of a correction, the steps of a statement. */
export function kindOf(value: Readonly<Record<string, unknown>>): Pick<Notice, 'type' | 'alert' | 'correction' | 'timeline'> {
  const type = oneOf(types, value.type);
  if (type === 'alert') return present({ type, alert: alertOf(value.alert) });
  if (type === 'correction') return present({ type, correction: correctionOf(value.correction) });
  return present({ type, timeline: type && listOf(value.timeline, stepOf) });
}

function oneOf<T extends string>(known: readonly T[], value: unknown): T | undefined {
  return known.find((one) => one === value);
}

/** The clock is not taken over: it was that of the machine which made the copy. */
function alertOf(value: unknown): AlertFacts | undefined {
  const text = alertTextOf(value);
  if (!text || !isFields(value)) return undefined;
  const identifier = textOf(value.identifier);
  const sender = textOf(value.sender);
  const sent = whenOf(value.sent);
  if (identifier === undefined || sender === undefined || !sent) return undefined;
  return {
    ...text,
    identifier,
    sender,
    sent,
    msgType: value.msgType === 'Update' ? 'Update' : 'Alert',
    category: listOf(value.category, textOf) ?? [],
    urgency: textOf(value.urgency) ?? 'Unknown',
    severity: oneOf(severities, value.severity) ?? 'Unknown',
    certainty: textOf(value.certainty) ?? 'Unknown',
    colour: oneOf(colours, value.colour) ?? 'yellow',
    effective: whenOf(value.effective) ?? sent,
    areas: listOf(value.areas, areaOf) ?? [],
    languages: listOf(value.languages, alertTextOf) ?? [],
    references: listOf(value.references, referenceOf) ?? [],
    ...present({ allClear: value.allClear === true || undefined, onset: whenOf(value.onset), expires: whenOf(value.expires) }),
  };
}

function alertTextOf(value: unknown): AlertText | undefined {
  const event = isFields(value) ? textOf(value.event) : undefined;
  if (!isFields(value) || event === undefined) return undefined;
  const lang = textOf(value.lang);
  return {
    event,
    ...present({
      lang: lang && isLanguage(lang) ? lang : undefined,
      headline: textOf(value.headline),
      description: textOf(value.description),
      instruction: textOf(value.instruction),
      senderName: textOf(value.senderName),
      contact: textOf(value.contact),
      web: pageAddress(value.web),
      places: listOf(value.places, textOf),
    }),
  };
}

function areaOf(value: unknown): AlertArea | undefined {
  if (!isFields(value)) return undefined;
  return {
    description: textOf(value.description) ?? '',
    shapes: listOf(value.shapes, shapeOf) ?? [],
    geocodes: listOf(value.geocodes, geocodeOf) ?? [],
  };
}

function geocodeOf(value: unknown): AlertArea['geocodes'][number] | undefined {
  const code = isFields(value) ? textOf(value.value) : undefined;
  return isFields(value) && code ? { name: textOf(value.name) ?? '', value: code } : undefined;
}

function referenceOf(value: unknown): AlertFacts['references'][number] | undefined {
  if (!isFields(value)) return undefined;
  const [sender, identifier, sent] = [textOf(value.sender), textOf(value.identifier), textOf(value.sent)];
  return sender && identifier && sent ? { sender, identifier, sent } : undefined;
}

function correctionOf(value: unknown): Correction | undefined {
  const verdict = isFields(value) ? oneOf(verdicts, value.verdict) : undefined;
  return isFields(value) && verdict ? { verdict, claim: textOf(value.claim) ?? '' } : undefined;
}

function stepOf(value: unknown): TimelineEntry | undefined {
  if (!isFields(value)) return undefined;
  const [at, text] = [whenOf(value.at), textOf(value.text)];
  return at && text ? { at, text } : undefined;
}
