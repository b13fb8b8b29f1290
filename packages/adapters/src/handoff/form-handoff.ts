import type { Sender, Source, Submission } from '@civickit/core';
import { formFile, type FormFileOptions } from '../files/form-file.js';
import { aboutWays, type HandoffWays } from './handoff-ways.js';
import { nobodySends } from './nobody-sends.js';
import { prepareForm } from './prepare.js';

export interface FormHandoffOptions extends FormFileOptions, HandoffWays {}

/**
 * Forms from files of their definitions, for an office without a server: filled in, they are put into words that the resident hands over by
 * their own device. @throws CivicError `invalid/url`
 */
export function formHandoff(options: FormHandoffOptions): Source<'forms'> & { readonly send: Sender<Submission> } {
  return {
    ...formFile(options),
    send: {
      resend: 'never',
      attended: true,
      handoff: { about: aboutWays(options), prepare: (draft, context) => prepareForm(draft, options, context) },
      submit: () => nobodySends(options.id),
    },
  };
}
