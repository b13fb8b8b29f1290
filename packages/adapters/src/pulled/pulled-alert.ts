import type { AlertArea, AlertColour, AlertFacts, AlertSeverity, AlertText } from '@civickit/core';
import { pageAddress } from './addresses.js';
import { isFields, listOf, present, shapeOf, textOf, whenOf } from './fields.js';
import { isLanguage } from './rich-text.js';

const colours: readonly unknown[] = ['red', 'orange', 'yellow', 'blue'] satisfies AlertColour[];
const severities: readonly unknown[] = ['Extreme', 'Severe', 'Moderate', 'Minor', 'Unknown'] satisfies AlertSeverity[];

/**
 * The facts of a warning, field by field; undefined where one is missing without which it cannot be judged. What was found out about
 * the clock of the device that read it says nothing about the reader's.
 */
export function alertOf(value: unknown): AlertFacts | undefined {
  if (!isFields(value)) return undefined;
  const text = alertTextOf(value);
  const [identifier, sender, sent] = [textOf(value.identifier), textOf(value.sender), whenOf(value.sent)];
  const { colour, severity } = value;
  if (!text || !identifier || !sender || !sent || !colours.includes(colour)) return undefined;
  return {
    ...text,
    identifier,
    sender,
    sent,
    msgType: value.msgType === 'Update' ? 'Update' : 'Alert',
    category: listOf(value.category, textOf) ?? [],
    urgency: textOf(value.urgency) ?? 'Unknown',
    severity: severities.includes(severity) ? (severity as AlertSeverity) : 'Unknown',
    certainty: textOf(value.certainty) ?? 'Unknown',
    colour: colour as AlertColour,
    ...(value.allClear === true && { allClear: true }),
    effective: whenOf(value.effective) ?? sent,
    ...present({ onset: whenOf(value.onset), expires: whenOf(value.expires) }),
    areas: listOf(value.areas, areaOf) ?? [],
    languages: listOf(value.languages, alertTextOf) ?? [],
    references: listOf(value.references, referenceOf) ?? [],
  };
}

function alertTextOf(value: unknown): AlertText | undefined {
  if (!isFields(value)) return undefined;
  const event = textOf(value.event);
  const lang = textOf(value.lang);
  if (event === undefined) return undefined;
  const said: Record<string, unknown> = {};
  for (const name of ['headline', 'description', 'instruction', 'senderName', 'contact']) said[name] = textOf(value[name]);
  const places = listOf(value.places, textOf);
  return { event, ...present({ ...said, lang: lang && isLanguage(lang) ? lang : undefined, web: pageAddress(value.web), places }) };
}

/** An area whose shapes were lost would seem to be about every place: it is kept, as a warning too many. */
function areaOf(value: unknown): AlertArea | undefined {
  if (!isFields(value)) return undefined;
  const { description } = value;
  return {
    description: typeof description === 'string' ? description : '',
    shapes: listOf(value.shapes, shapeOf) ?? [],
    geocodes: listOf(value.geocodes, geocodeOf) ?? [],
  };
}

function geocodeOf(value: unknown): AlertArea['geocodes'][number] | undefined {
  if (!isFields(value) || typeof value.name !== 'string') return undefined;
  const code = textOf(value.value);
  return code === undefined ? undefined : { name: value.name, value: code };
}

function referenceOf(value: unknown): AlertFacts['references'][number] | undefined {
  if (!isFields(value)) return undefined;
  const { sender, identifier, sent } = value;
  return typeof sender === 'string' && typeof identifier === 'string' && typeof sent === 'string'
    ? { sender, identifier, sent }
    : undefined;
}
