export { mayHoldDrafts } from '../drafts/trace.js';
export * from '../session/early-form.js';
export * from '../session/load-judging.js';
