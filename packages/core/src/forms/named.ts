// Of files that hold more than what is public.
export { defaultFileBytes, defaultFileTypes } from './definition/limits.js';
export { evaluate, isMet } from './logic/evaluate-whole.js';
export { operators } from './logic/expression.js';
export { readsOf, type Reads } from './logic/reads-of.js';
export { checkGraph } from './session/graph.js';
