export * from '../session/early-form.js';
export * from '../session/load-judging.js';
