import { svg } from 'lit';
import { directedIcon } from './icon.js';

/** On to the next, or deeper in. */
export const chevronIcon = directedIcon(svg`<path d="m9 5 7 7-7 7" />`);
