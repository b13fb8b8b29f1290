export { answerOf, copyOf } from './copy.js';
export { judge } from './judge-freshness.js';
