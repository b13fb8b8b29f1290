import { dateOperations } from './date-operations.js';
import type { Operator } from './expression.js';
import { numberOperations } from './number-operations.js';
import type { Operation } from './operation.js';
import type { operations } from './operations.js';
import { textOperations } from './text-operations.js';

/** All that are not here from the start. */
export const lateOperations: Readonly<Record<Exclude<Operator, keyof typeof operations>, Operation>> = {
  ...numberOperations,
  ...textOperations,
  ...dateOperations,
};
