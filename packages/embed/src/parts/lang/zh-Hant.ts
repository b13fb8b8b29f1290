export { catalogue } from '@civickit/components/i18n/zh-hant.js';
