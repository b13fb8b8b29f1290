export { leaveRest, unwanted } from './rest-steps.js';
export { sendRest } from './send-rest.js';
export { uploadFiles } from './upload-files.js';
