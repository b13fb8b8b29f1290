import type { GeoPoint, GeoShape } from '@civickit/core';
import { element } from '../../record/write-xml.js';

/** Polygons before circles, as the schema has them. A point is a circle without radius; CAP knows no lines. */
export function shapeElements(shapes: readonly GeoShape[]): string {
  const drawn = shapes.filter(isDrawable).map(shapeElement);
  return [...drawn.filter((one) => one.startsWith('<polygon')), ...drawn.filter((one) => one.startsWith('<circle'))].join('');
}

function isDrawable(shape: GeoShape): boolean {
  const points = 'points' in shape ? shape.points : [shape.at];
  const numbers = points.flatMap(({ latitude, longitude }) => [latitude, longitude]);
  return numbers.every(Number.isFinite) && (shape.type !== 'circle' || Number.isFinite(shape.radius));
}

function shapeElement(shape: GeoShape): string {
  if (shape.type === 'point') return element('circle', `${position(shape.at)} 0`);
  if (shape.type === 'circle') return element('circle', `${position(shape.at)} ${plain(shape.radius / 1000)}`);
  return shape.type === 'polygon' ? element('polygon', [...shape.points, ...shape.points.slice(0, 1)].map(position).join(' ')) : '';
}

function position({ latitude, longitude }: GeoPoint): string {
  return `${plain(latitude)},${plain(longitude)}`;
}

/** Without an exponent, which no reader of CAP expects. */
function plain(number: number): string {
  const written = String(number);
  return written.includes('e') ? number.toFixed(7) : written;
}
