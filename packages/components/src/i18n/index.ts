export { Formatter } from './formatter.js';
export type { Texts } from './texts.js';
