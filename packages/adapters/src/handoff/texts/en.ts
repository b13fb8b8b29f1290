import type { HandoffTexts } from './texts.js';

export const english: HandoffTexts = {
  lang: 'en',
  direction: 'ltr',
  title: 'Report',
  colon: ': ',
  type: 'About',
  description: 'What is the matter',
  address: 'Place',
  position: 'Position',
  pictures: 'Pictures',
  name: 'Name',
  phone: 'Telephone',
  email: 'E-mail',
  written: 'Written',
  reference: 'Reference',
  unconfirmed: 'This report is not yet confirmed by an office.',
  unconfirmedForm: 'No office has confirmed yet that it has this form.',
  assistant: 'Filled in with the help of',
  shortened: '[Shortened. Paste the copied text here.]',
  handIn: 'Hand this sheet in at the office, and keep a copy or a photograph of it.',
  scan: 'The code holds this report as text, for the office to read in.',
};
