export { submit, type FormOffice, type SubmitOptions } from './submit.js';
export { parseFormReceipt, type FormReceipt } from './send/parse-form-receipt.js';
export type { AnswerOrigin } from '../content-system/read-json.js';
