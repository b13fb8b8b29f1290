import { svg } from 'lit';
import { directedIcon } from './icon.js';

/** Search. */
export const searchIcon = directedIcon(svg`<circle cx="10.5" cy="10.5" r="7" /><path d="m16 16 5.5 5.5" />`);
