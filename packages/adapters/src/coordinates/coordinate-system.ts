import * as z from 'zod/mini';

/** Systems of coordinates that maps in China use beside WGS 84: that of Amap and Tencent, and that of Baidu (BD-09 in degrees). */
export type CoordinateSystem = 'GCJ02' | 'BD09';

/** The system of the coordinates that a source gives, in its configuration. */
export const coordinateSystemOption = z.optional(z.enum(['GCJ02', 'BD09']));
