import type { MailWords } from './mail-words.js';

export const en: MailWords = {
  report: 'New report',
  followUp: 'The reporter has written more',
  reopened: 'Opened again by its reporter',
  badRating: 'A bad rating waits for your answer',
  submission: 'New form',
  number: 'Number',
  kind: 'About',
  notHere: 'What was written is private and is not in this mail.',
  atDesk: 'Read and answer it at the desk:',
  answer: 'The office has answered your report',
  hidden: 'Your report is not shown to the public any more',
  office: 'The office writes:',
  reason: 'The reason given:',
  byCode: 'To see all of it, or to write more, use the code that you were given when you reported:',
  automatic:
    'You get this mail because you left this address with your report. It was written by a program, and nobody reads replies to it.',
};
