import { svg } from 'lit';
import { icon } from './icon.js';

/** Something is missing, old or wrong. */
export const warningIcon = icon(svg`<path d="M12 3 22 20.5H2zM12 10v4.5M12 17.2v.3" />`);
