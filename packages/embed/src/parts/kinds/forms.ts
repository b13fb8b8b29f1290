export { formKind as support } from '@civickit/core';
