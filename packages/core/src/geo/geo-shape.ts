/** WGS 84, in degrees. What comes in other systems is converted by the adapter. */
export interface GeoPoint {
  readonly latitude: number;
  readonly longitude: number;
}

/** A place or an area. `radius` is in metres. A polygon's last point is joined to its first. */
export type GeoShape =
  | { readonly type: 'point'; readonly at: GeoPoint }
  | { readonly type: 'circle'; readonly at: GeoPoint; readonly radius: number }
  | { readonly type: 'line'; readonly points: readonly GeoPoint[] }
  | { readonly type: 'polygon'; readonly points: readonly GeoPoint[] };
