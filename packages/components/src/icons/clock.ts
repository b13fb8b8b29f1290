import { svg } from 'lit';
import { icon } from './icon.js';

/** Of an earlier time: a kept copy. */
export const clockIcon = icon(svg`<circle cx="12" cy="12" r="9.5" /><path d="M12 6.5V12l4 2.5" />`);
