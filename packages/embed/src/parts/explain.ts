export { explainConfiguration } from '../config/explain-configuration.js';
