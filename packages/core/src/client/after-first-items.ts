export { copyOf, keepCopy, restoreCopy } from './copy.js';
export { judge } from './judge-freshness.js';
