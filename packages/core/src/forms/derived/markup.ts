export * from '../../markup/write-markup.js';
