import { CivicError } from '../../errors/civic-error.js';
import { checkFormDefinition } from './check-form-definition.js';
import type { FormDefinition } from './form-definition.js';

/**
 * A form of `civic-form/1`, as a copy without prototypes of what was read.
 * @throws CivicError `invalid/form-definition`, or `too-large/form-definition` above 2,000 questions, 20,000 options or 10 levels; with all
 * that is wrong in `issues`, each at a JSON Pointer
 */
export function parseFormDefinition(value: unknown): FormDefinition {
  const { definition, errors, tooLarge } = checkFormDefinition(value);
  if (definition) return definition;
  const told = errors.slice(0, 5).map(({ path, message }) => `${path} ${message}`.trim());
  const code = tooLarge ? 'too-large/form-definition' : 'invalid/form-definition';
  throw new CivicError(code, `The form cannot be used: ${told.join('; ')}`, { issues: errors });
}
