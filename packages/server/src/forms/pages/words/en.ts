import type { PageWords } from './page-words.js';

export const en: PageWords = {
  received: 'We have received your form',
  keepNumber: 'Write down the number and the PIN, or print this page. You need both when you ask about your form.',
  form: 'Form',
  number: 'Number',
  pin: 'PIN',
  receivedAt: 'Received',
  toCorrect: 'Please correct your form',
  unreadable: 'The form could not be read',
  tooLarge: 'The files are too large',
  goBack: 'Nothing has been sent yet. Go back in your browser, where your answers still are, correct the form and send it again.',
  ask: 'Look up your form',
  askHint: 'Enter the PIN that you were given with the number of your form. If it is not accepted, check the number in the address, too.',
  show: 'Show',
};
