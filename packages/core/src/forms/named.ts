// Of files that hold more than what is public.
export { evaluate, isMet } from './logic/evaluate.js';
export { operators } from './logic/expression.js';
export { readsOf, type Reads } from './logic/reads-of.js';
export { checkGraph } from './session/graph.js';
export { defaultFileBytes, defaultFileTypes } from './validate/constraints.js';
