import { answerOperations } from './answer-operations.js';
import { listOperations } from './list-operations.js';
import { truthOperations } from './truth-operations.js';

/** What is asked most, and is here from the start. */
export const operations = { ...answerOperations, ...truthOperations, ...listOperations };
