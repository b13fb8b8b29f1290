export { drupal, type DrupalOptions } from './drupal.js';
export type { DrupalFields } from './drupal-fields.js';
export { parseNodes, type ReadNodes } from './read-nodes.js';
export type { NodeOrigin } from './node-notice.js';
