export { fromWgs84, toWgs84 } from './convert.js';
export type { CoordinateSystem } from './coordinate-system.js';
