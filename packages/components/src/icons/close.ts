import { svg } from 'lit';
import { icon } from './icon.js';

/** Put away. */
export const closeIcon = icon(svg`<path d="m5 5 14 14M19 5 5 19" />`);
