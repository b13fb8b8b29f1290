import { withoutInvalid } from '@civickit/core/markup';
import { element, escaped } from '../../record/write-xml.js';
import type { Open311Format } from '../dialect.js';

/** What a member of an answer may be. Undefined is left out; null, and a blank text, is null in JSON and an empty element in XML. */
export type WireValue = string | number | boolean | null | undefined | WireList | WireRecord | readonly string[];

/** Members under their names in GeoReport v2, in their order. The names stand in the code, never in what came from outside. */
export interface WireRecord {
  readonly [name: string]: WireValue;
}

/** A list: an array in JSON, in XML an element around one of the name `item` for each. A bare array of texts repeats its element instead. */
export class WireList {
  constructor(
    readonly item: string,
    readonly values: readonly (WireRecord | string)[],
  ) {}
}

/** The header for each format (GeoReport v2, format support). */
export const open311ContentTypes: Readonly<Record<Open311Format, string>> = {
  json: 'application/json; charset=utf-8',
  xml: 'text/xml; charset=utf-8',
};

/** One answer in either format; `root` names its outermost element. */
export function writeWire(root: string, value: WireList | WireRecord, format: Open311Format): string {
  if (format === 'json') return JSON.stringify(jsonOf(value));
  return `<?xml version="1.0" encoding="utf-8"?>\n${xmlOf(root, value)}\n`;
}

/** Of what may be written as it is. A copy of a record that keeps its shape is made, and written, in half the time of one made anew. */
function jsonOf(value: WireValue | WireRecord): unknown {
  if (typeof value === 'string') return plainText(value);
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof WireList) return value.values.map(jsonOf);
  if (isTexts(value)) return value.map(plainText);
  const copy: Record<string, unknown> = { ...value };
  for (const name in copy) copy[name] = jsonOf(copy[name] as WireValue);
  return copy;
}

/** Neither blank nor with what cannot be written: most texts, in English and Chinese. */
const plain = /^[\w\u4e00-\u9fff][ -~\u3001-\u9fff\uff01-\uff5e]*$/;

/** Half of a surrogate pair would be written as an escape, which strict readers refuse. */
function plainText(text: string): string | null {
  if (plain.test(text)) return text;
  const valid = withoutInvalid(text);
  return valid.trim() ? valid : null;
}

function xmlOf(name: string, value: WireValue): string {
  if (value === undefined) return '';
  if (value === null || (typeof value === 'number' && !Number.isFinite(value))) return element(name, '');
  if (typeof value === 'string') return element(name, withoutInvalid(value).trim() ? escaped(value) : '');
  if (typeof value !== 'object') return element(name, String(value));
  if (value instanceof WireList) return element(name, value.values.map((one) => xmlOf(value.item, one)).join(''));
  if (isTexts(value)) return value.map((one) => xmlOf(name, one)).join('');
  const members = Object.entries(value).map(([member, one]) => xmlOf(member, one));
  return element(name, members.join(''));
}

function isTexts(value: readonly string[] | WireRecord): value is readonly string[] {
  return Array.isArray(value);
}
