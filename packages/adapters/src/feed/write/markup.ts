import type { GeoPoint, GeoShape, RichNode, RichText } from '@civickit/core';
import { withoutInvalid } from '@civickit/core/markup';

const references: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\r': '&#13;' };

/** `text` so that it stands for itself between tags and in double quotes, in XML and HTML. Characters that XML cannot hold go. */
export function escaped(text: string): string {
  return withoutInvalid(text).replace(/[&<>"\r]/g, (sign) => references[sign] ?? sign);
}

/** One element; attributes without value are left out, and so is an element whose `inner` is undefined. `inner` is markup already. */
export function element(
  name: string,
  inner: string | undefined,
  attributes: Readonly<Record<string, string | number | undefined>> = {},
): string {
  if (inner === undefined) return '';
  let tag = name;
  for (const [key, value] of Object.entries(attributes)) if (value !== undefined) tag += ` ${key}="${escaped(String(value))}"`;
  return inner ? `<${tag}>${inner}</${name}>` : `<${tag}/>`;
}

/** The same with text as its content; left out when there is none. */
export function textElement(name: string, text: string | undefined, attributes?: Readonly<Record<string, string | undefined>>): string {
  return element(name, text ? escaped(text) : undefined, attributes);
}

/** Rich text as HTML; its tags and attributes are all that there can be. */
export function htmlOf(rich: RichText): string {
  return rich.map(nodeHtml).join('');
}

function nodeHtml(node: RichNode): string {
  if (typeof node === 'string') return escaped(node);
  const { tag, href, src, alt, lang, colspan, rowspan, children } = node;
  const start = element(tag, '', { href, src, alt, lang, colspan, rowspan }).slice(0, -2);
  if (tag === 'br' || tag === 'hr' || tag === 'img') return `${start}>`;
  // HTML 13.1.2.5: the first newline in <pre> is dropped.
  return `${start}>${tag === 'pre' ? '\n' : ''}${htmlOf(children)}</${tag}>`;
}

/** GeoRSS Simple (OGC 17-002r1 section 7). */
export function georss(where: readonly GeoShape[] = []): string {
  return where.map(shapeElement).join('');
}

function shapeElement(shape: GeoShape): string {
  if (shape.type === 'point') return element('georss:point', position(shape.at));
  if (shape.type === 'circle') return element('georss:circle', `${position(shape.at)} ${shape.radius}`);
  const points = shape.type === 'polygon' ? [...shape.points, ...shape.points.slice(0, 1)] : shape.points;
  return element(`georss:${shape.type}`, points.map(position).join(' '));
}

function position({ latitude, longitude }: GeoPoint): string {
  return `${latitude} ${longitude}`;
}
