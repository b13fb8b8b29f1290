import type { GeoPoint, GeoShape, RichNode, RichText } from '@civickit/core';
import { element, escaped } from '../../record/write-xml.js';

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
