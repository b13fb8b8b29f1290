import { svg } from 'lit';
import { icon } from './icon.js';

/** A warning of the fourth level: a circle. */
export const alertBlueIcon = icon(svg`<circle cx="12" cy="12" r="9.5" /><path d="M12 7v6M12 16.5v.5" />`);
