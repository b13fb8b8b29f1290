import { svg } from 'lit';
import { icon } from './icon.js';

/** A warning of the second level: a triangle that stands on its tip. */
export const alertOrangeIcon = icon(svg`<path d="M2 3.5h20L12 21zM12 7.5v5M12 15.5v.5" />`);
