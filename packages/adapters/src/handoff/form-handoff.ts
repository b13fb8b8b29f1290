import type { Sender, Source, Submission } from '@civickit/core';
import { formFile, type FormFileOptions } from '../files/form-file.js';
import type { HandoffWays } from './handoff-ways.js';
import { formSender } from './senders.js';

export interface FormHandoffOptions extends FormFileOptions, HandoffWays {}

/**
 * Forms from files of their definitions, for an office without a server: filled in, they are put into words that the resident hands over by
 * their own device. @throws CivicError `invalid/url`
 */
export function formHandoff(options: FormHandoffOptions): Source<'forms'> & { readonly send: Sender<Submission> } {
  return { ...formFile(options), send: formSender(options) };
}
