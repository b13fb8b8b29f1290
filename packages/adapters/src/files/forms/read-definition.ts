import { type FormDefinition, isCivicError } from '@civickit/core';
import { parseFormDefinition } from '@civickit/core/forms';
import type { AnswerOrigin } from '../../content-system/read-json.js';
import { formFileProblem } from './form-file-entries.js';

/** One definition. @throws CivicError `invalid/form-definition`, `too-large/form-definition`, with the address of the file */
export function readDefinition(value: unknown, origin: AnswerOrigin): FormDefinition {
  try {
    return parseFormDefinition(value);
  } catch (error) {
    if (!isCivicError(error)) throw error;
    const { code, message, issues } = error;
    throw formFileProblem(code, message, origin, { cause: error, ...(issues && { issues }) });
  }
}
