export * from './published-form.js';
