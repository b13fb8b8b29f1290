import { svg } from 'lit';
import { icon } from './icon.js';

/** No network. */
export const offlineIcon = icon(
  svg`<path d="M3 3l18 18M2.5 9.5a14 14 0 0 1 4-2.6M10.5 5.5a14 14 0 0 1 11 4M6 13.5a9 9 0 0 1 4.5-2.3M15.5 12a9 9 0 0 1 2.5 1.5M12 19v.3" />`,
);
