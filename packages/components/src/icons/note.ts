import { svg } from 'lit';
import { icon } from './icon.js';

/** Good to know. */
export const noteIcon = icon(svg`<circle cx="12" cy="12" r="9.5" /><path d="M12 11v6M12 7.2v.3" />`);
