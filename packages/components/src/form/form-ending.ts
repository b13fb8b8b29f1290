/** What comes after the questions; loaded while a person fills in the first of them. */
export { endingStyles } from './form-ending.styles.js';
export { renderCheck } from './screens/check.js';
export { renderSent } from './screens/sent.js';
