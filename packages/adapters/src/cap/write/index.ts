export { writeCap, type WriteCapOptions, type WrittenCapMessage } from './write-cap.js';
export { writeCapAlert, type AlertNotice } from './write-cap-alert.js';
export { writeCapIndex, type AlertChannel, type AlertEntry } from './write-cap-index.js';
