export * from './report-form.js';
export * from './report-answers.js';
