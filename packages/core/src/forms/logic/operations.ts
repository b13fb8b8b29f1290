import { answerOperations } from './answer-operations.js';
import { dateOperations } from './date-operations.js';
import type { Operator } from './expression.js';
import { listOperations } from './list-operations.js';
import { numberOperations } from './number-operations.js';
import type { Operation } from './operation.js';
import { textOperations } from './text-operations.js';
import { truthOperations } from './truth-operations.js';

export const operations: Readonly<Record<Operator, Operation>> = {
  ...answerOperations,
  ...truthOperations,
  ...numberOperations,
  ...textOperations,
  ...listOperations,
  ...dateOperations,
};
