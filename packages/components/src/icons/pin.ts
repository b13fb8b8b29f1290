import { svg } from 'lit';
import { icon } from './icon.js';

/** Kept at the top. */
export const pinIcon = icon(svg`<path d="M8.5 3h7M10 3l-.5 7L6 14h12l-3.5-4L14 3M12 14v7.5" />`);
