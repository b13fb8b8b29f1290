export { memoryShelf } from '../memory-shelf.js';
export { openSpare, type Spare } from './open-spare.js';
