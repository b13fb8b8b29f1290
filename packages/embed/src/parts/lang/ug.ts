export { catalogue } from '@civickit/components/i18n/ug.js';
