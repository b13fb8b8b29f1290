export { openDatabaseStore } from './database-store.js';
export { memoryStore } from './memory-store.js';
