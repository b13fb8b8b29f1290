import { CivicError, type NewServiceRequest, type Sender, type Submission } from '@civickit/core';
import { aboutWays, type HandoffWays } from './handoff-ways.js';
import { prepareForm, prepareReport } from './prepare.js';

/** Photos go by whatever way the resident chooses. */
const media = { accept: ['image/*'], maxBytes: 20 * 1024 * 1024 } as const;

/** Only a person can hand it over: it waits for them. */
const nobodySends = (): Promise<never> =>
  Promise.reject(new CivicError('aborted/by-caller', 'Nothing is sent from here: it is handed over by hand.'));

/** Reports for an office without a server: nothing is sent, and what is prepared is taken there. */
export function reportSender(ways: HandoffWays): Sender<NewServiceRequest> {
  return {
    resend: 'never',
    attended: true,
    media,
    handoff: { about: aboutWays(ways), prepare: (draft, context) => prepareReport(draft, ways, context) },
    submit: nobodySends,
  };
}

/** Filled-in forms, likewise. */
export function formSender(ways: HandoffWays): Sender<Submission> {
  return {
    resend: 'never',
    attended: true,
    handoff: { about: aboutWays(ways), prepare: (draft, context) => prepareForm(draft, ways, context) },
    submit: nobodySends,
  };
}

export { isPhoneNumber } from './plans/dialled.js';
export { isMailAddress } from './plans/plan-mail.js';
export type { HandoffWays } from './handoff-ways.js';
