import type { KeepTexts } from '../keep-texts.js';

export const en: KeepTexts = {
  later: 'Save and continue later',
  kept: 'What you write is saved on this device by itself. With a file you can also go on with it on another device.',
  unkept: 'On this device nothing is saved. With a file you can go on with it later, here or on another device.',
  passphrase: 'Passphrase for the file',
  passphraseHint:
    'Without one, whoever has the file can read everything in it. With one, nobody can open it who does not know it. Write it down: if you forget it, the office cannot open the file either.',
  noPassphrase:
    'This page has no secure address (https), so its file cannot be protected by a passphrase: whoever has the file can read everything in it.',
  show: 'Show the passphrase',
  save: 'Save as a file',
  saving: 'The file is being made…',
  saved: (moment, name) =>
    `${moment}: “${name}” goes to your downloads. If it is not there, open this page in another browser and try again.`,
  takeAlong: 'Others can see the downloads of this device too: take the file with you, and delete it here.',
  noDownload: 'This app does not save files. To save one, open this page in the browser of your phone: mostly by the menu at the top.',
  saveTooLarge: 'With its photos it is too large for a file. Remove some of them and try again.',
  saveFailed: 'The file could not be made. What you wrote is still here.',
  fromFile: 'Go on from a file',
  fromFileHint: 'Choose the file that you saved from this form. Its name ends in .civicform.',
  reading: 'The file is being opened…',
  sealed: 'This file has a passphrase. Write it here to open the file.',
  open: 'Open the file',
  wrongPassphrase: 'The file does not open with this passphrase. Look at capital letters and spaces, and try again.',
  notOurs: 'This is not a file of a form, or only a part of one. Choose the file that you saved; its name ends in .civicform.',
  laterRelease: 'A newer version of this page has made the file. Load this page again, and choose the file once more.',
  needsHttps:
    'The file has a passphrase. This page cannot open it, for its address does not begin with https://. Nothing is lost: open it there.',
  tooLarge: 'The file is too large to be opened here.',
  otherForm: (title) => `This file is of another form: ${title}. Open it there.`,
  noRoom: 'There is no room left on this device for the photos in this file. The file stays as it is.',
  unreadable: 'The file cannot be opened now. It stays as it is; choose it again.',
  changed: 'The form has changed since the file was saved. Please look through your answers.',
  shared: 'This phone or computer is used by others too',
  sharedHint:
    'Nothing you write then stays on it once you leave or close this page. What you have not sent or saved as a file by then is lost. What you send is deleted here as soon as it has arrived; without a network it waits here until then.',
  before: (count, n) =>
    n === 1 ? 'A form that was begun before is still saved here.' : `${count} forms that were begun before are still saved here.`,
  sentBefore: (count, n) =>
    n === 1 ? 'Something that was sent from here is still saved here.' : `${count} things that were sent from here are still saved here.`,
  unsent: (count, n) =>
    n === 1
      ? 'One of them has not arrived yet. If you delete it, nobody gets it.'
      : `${count} of them have not arrived yet. If you delete them, nobody gets them.`,
  forget: 'Delete what is saved here',
  forgotten: 'Nothing that was begun or sent is saved here any more.',
  forgetFailed: 'It could not be deleted. Try again, or delete the data of this site in the settings of the browser.',
  assisting: 'You fill this in for somebody else',
  assistantName: 'Your name',
  assistantPerson: 'Name of the person you help',
  assistantReason: 'Why they need help',
  asked: 'They want me to fill it in for them, and know what happens to what they tell me.',
  agreed: 'I have read the answers to them, and they agree that I send them.',
  lacking: {
    '$assistant-name': 'Write your name.',
    '$assistant-person': 'Write the name of the person you help.',
    '$assistant-asked': 'Tick the box once they have agreed to it.',
    $assistant: 'Tick the box once they have heard the answers and agree.',
  },
  wiped: 'You help somebody: nothing is saved on this device, and nothing of it stays here once it has arrived.',
};
