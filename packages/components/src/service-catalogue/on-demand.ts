// One file for what a reader asks for after the list is there: a file each would cost every catalogue a line in the list of files.
export * from './device-store.js';
export * from './open-now.js';
