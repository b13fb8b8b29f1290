export { digit, type DigitOptions, type DigitSource } from './digit.js';
export type { CitizenAnswer } from './update-request.js';
export { parseRequests, type ReadRequests } from './parse-requests.js';
export { parseTypes } from './parse-types.js';
export { withAuthToken } from './auth-token.js';
export type { AnswerOrigin } from '../content-system/read-json.js';
