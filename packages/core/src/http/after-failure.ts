export { explainRefusal } from './explain-refusal.js';
export { explainSilence } from './explain-silence.js';
export { tryAgain } from './try-again.js';
