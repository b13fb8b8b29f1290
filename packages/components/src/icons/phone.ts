import { svg } from 'lit';
import { icon } from './icon.js';

/** A telephone number. */
export const phoneIcon = icon(
  svg`<path d="M4 3h4.5l2 5.5L8 10.3a13 13 0 0 0 5.7 5.7l1.8-2.5L21 15.5V20a1.5 1.5 0 0 1-1.5 1.5A17 17 0 0 1 2.5 4.5 1.5 1.5 0 0 1 4 3z" />`,
);
