import type { FormDefinition } from '../definition/form-definition.js';
import { judging } from '../judging.js';
import type { FormSession } from './form-session.js';
import { type FormOptions, Session } from './session.js';

/**
 * Opens a form to be filled in. No part of it needs a page: it runs in browsers, workers and on servers.
 * @throws CivicError `config/invalid` for a zone that nobody knows
 */
export function openForm(definition: FormDefinition, options?: FormOptions): FormSession {
  return new Session(definition, options, judging);
}
