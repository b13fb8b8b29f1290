export { clientSender } from './client-sender.js';
export { openOutbox, type OutboxOptions } from './open-outbox.js';
export type * from './outbox.types.js';
