export { readFile } from './read-file.js';
export { writeFile } from './write-file.js';
