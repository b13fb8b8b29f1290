import { instantOfWall } from './instant.js';

/** Minutes that clocks in `zone` are ahead of UTC when they show the wall time whose UTC reading is `wall`; 0 for a zone nobody knows. */
export function localOffset(wall: number, zone: string): number {
  try {
    return (wall - instantOfWall(wall, zone)) / 60_000;
  } catch {
    return 0;
  }
}

/** `+08:00`, as RFC 3339 has it. */
export function offsetText(ahead: number): string {
  const minutes = Math.abs(ahead);
  return minutes === 0 ? 'Z' : `${ahead < 0 ? '-' : '+'}${padded(Math.floor(minutes / 60))}:${padded(minutes % 60)}`;
}

export function padded(number: number | string, width = 2): string {
  return String(number).padStart(width, '0');
}
