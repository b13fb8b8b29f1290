import { svg } from 'lit';
import { directedIcon } from './icon.js';

/** Leads to another site. */
export const externalIcon = directedIcon(svg`<path d="M10 5H4v15h15v-6M14 3h7v7M21 3l-9.5 9.5" />`);
