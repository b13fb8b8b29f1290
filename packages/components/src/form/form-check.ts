export { parseFormDefinition } from '@civickit/core/forms';
