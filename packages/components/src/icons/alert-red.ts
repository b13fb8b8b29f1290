import { svg } from 'lit';
import { icon } from './icon.js';

/** A warning of the highest level: an octagon. The four levels differ by shape, not only by colour. */
export const alertRedIcon = icon(svg`<path d="M8 2.5h8l5.5 5.5v8L16 21.5H8L2.5 16V8zM12 7v6M12 16.5v.5" />`);
