export { requestKind as support } from '@civickit/core';
