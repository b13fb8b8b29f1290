export { openDatabaseStore } from './database-store.js';
export { memoryStore } from './memory-store.js';
export { keepSwitches } from './switches.js';
