export { scanServices } from './scan-services.js';
