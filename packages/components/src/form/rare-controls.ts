/** What only some forms ask with; loaded before the form of one is shown. */
export { renderDateControl } from './controls/date-control.js';
export { renderFileControl } from './controls/file-control.js';
export { renderAddress, renderLocation } from './controls/place-controls.js';
export { renderRepeat } from './repeat.js';
