export { catalogue } from '@civickit/components/i18n/zh-hans.js';
