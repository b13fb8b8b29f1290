import { isList, isRecord, type Plain } from './plain.js';

export interface XmlStyle {
  /** Name of the elements of a list by the name of the list. */
  readonly items: Readonly<Record<string, string>>;
  /** Written into the start tag of every list. */
  readonly listAttributes?: string;
}

/** Lists that have no element around them. */
const bare = new Set(['recipient', 'media_url']);

/** What elements of lists are called in GeoReport v2 and its extensions. */
export const itemNames: Readonly<Record<string, string>> = {
  services: 'service',
  service_requests: 'request',
  service_request_updates: 'request_update',
  attributes: 'attribute',
  values: 'value',
  endpoints: 'endpoint',
  formats: 'format',
  errors: 'error',
  error_messages: 'error_message',
  groups: 'group',
  notes: 'note',
  photos: 'photo',
};

export function writeXml(root: string, value: Plain, style: XmlStyle = { items: itemNames }): string {
  return `<?xml version="1.0" encoding="utf-8"?>\n${element(root, value, style)}\n`;
}

function element(name: string, value: Plain | undefined, style: XmlStyle): string {
  if (value === null || value === undefined || value === '') return `<${name}/>`;
  if (isList(value) && bare.has(name)) return value.map((one) => element(name, one, style)).join('');
  if (isList(value)) {
    const item = style.items[name] ?? 'item';
    const attributes = style.listAttributes ? ` ${style.listAttributes}` : '';
    return `<${name}${attributes}>${value.map((one) => element(item, one, style)).join('')}</${name}>`;
  }
  if (isRecord(value)) {
    const children = Object.entries(value).map(([child, one]) => element(child, one, style));
    return `<${name}>${children.join('')}</${name}>`;
  }
  return `<${name}>${escaped(String(value))}</${name}>`;
}

export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
