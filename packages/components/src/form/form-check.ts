import { type CivicError, isCivicError } from '@civickit/core';
import { type FormDefinition, parseFormDefinition } from '@civickit/core/forms';

/** Why a definition cannot be used; undefined where it can. */
export function faultIn(definition: FormDefinition): CivicError | undefined {
  try {
    parseFormDefinition(definition);
    return undefined;
  } catch (error) {
    if (isCivicError(error)) return error;
    throw error;
  }
}
