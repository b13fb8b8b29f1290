import { svg } from 'lit';
import { icon } from './icon.js';

/** A warning of the third level: a diamond. */
export const alertYellowIcon = icon(svg`<path d="M12 2 22 12 12 22 2 12zM12 7.5v5.5M12 16v.5" />`);
