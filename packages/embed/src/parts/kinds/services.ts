export { serviceKind as support } from '@civickit/core';
