import type { EndingTexts } from '../form-texts.js';

export const endingEn: EndingTexts = {
  unanswered: 'Not answered',
  send: 'Send',
  sending: 'Sending…',
  lost: (label) => `The form does not ask this any more, so it is not sent: ${label}`,
  code: (code) => `Code: ${code}`,
  number: (number) => `Number: ${number}`,
  pin: (pin) => `PIN: ${pin}`,
  follow: 'What became of it',
  noNumber: 'The office gave no number.',
  leftOut: (names) => `Not sent along: ${names}`,
  toCome: (count, all, n) => `${count} of ${all} photos ${n === 1 ? 'is' : 'are'} still on the way.`,
  goesOn: 'They are sent by themselves while a page of this site is open.',
  staysOpen: 'Keep this page open until they are there.',
  waiting: 'What waits on this device',
  print: 'Print',
  another: 'Fill in another',
};

/** Apart, for most who load the others never say it. */
export const leftEn = 'What you took back has been sent meanwhile as it was. Send once more to send this too.';
