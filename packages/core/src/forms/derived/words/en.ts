import type { FormWords } from './form-words.js';

const plural = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;
const between = (least: string | undefined, most: string | undefined): string =>
  least === undefined ? `at most ${most}` : most === undefined ? `at least ${least}` : least === most ? least : `${least} to ${most}`;
const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
const counted = (least: number | undefined, most: number | undefined, one: string): string =>
  `${between(least?.toString(), most?.toString())} ${one}${(most ?? least) === 1 ? '' : 's'}`;

export const en: FormWords = {
  lang: 'en',
  yes: 'Yes',
  no: 'No',
  optional: '(optional)',
  chooseHere: 'Please choose',
  send: 'Send',
  notSent: 'This page cannot send anything. Print it, fill it in and hand it in.',
  answerWhatApplies: 'All questions are on this page. Answer those that apply to you; “Only if …” tells which.',
  workedOut: (label) => `${label}: the office works this out.`,
  item: (label, number) => `${label} ${number}`,
  room: (blocks, most) =>
    most <= blocks
      ? `At most ${most}. Leave empty what you do not need.`
      : `There is room for ${blocks} here. Leave empty what you do not need. If there are more, tell the office about the others.`,
  address: { region: 'Code of the region', line: 'Street, village, house', postcode: 'Postcode' },
  location: { latitude: 'Latitude', longitude: 'Longitude', hint: 'As a map shows them, such as 27.3400 and 103.7200.' },
  limits: {
    characters: (least, most) => sentence(counted(least, most, 'character')),
    range: (least, most) => sentence(between(least, most)),
    days: (from, until) =>
      from === undefined ? `Not after ${until}.` : until === undefined ? `Not before ${from}.` : `From ${from} to ${until}.`,
    choices: (least, most) => sentence(`choose ${counted(least, most, 'answer').replace(/ answers?$/u, '')}`),
    files: (most, size, types) =>
      `${most === 1 ? 'One file' : `Up to ${plural(most, 'file')}`}: ${types}; ${size} at most${most === 1 ? '' : ' each'}.`,
    pictures: 'pictures',
    residentId: '18 characters: digits, the last may be X.',
    socialCreditCode: '18 digits and capital letters.',
    region: '6, 9 or 12 digits.',
  },
  conditions: {
    quoted: (text) => `“${text}”`,
    onlyIf: (condition) => `Only if ${condition}.`,
    requiredIf: (condition) => `Must be answered if ${condition}.`,
    onlyIfItApplies: 'Only if this applies to you.',
    requiredAtTimes: 'May have to be answered, depending on your other answers.',
    is: (question, answer) => `you answered ${answer} to ${question}`,
    isNot: (question, answer) => `you did not answer ${answer} to ${question}`,
    includes: (question, answer) => `you chose ${answer} at ${question}`,
    excludes: (question, answer) => `you did not choose ${answer} at ${question}`,
    answered: (question) => `you answered ${question}`,
    unanswered: (question) => `you left ${question} empty`,
    less: (question, value) => `your answer to ${question} is less than ${value}`,
    atMost: (question, value) => `your answer to ${question} is ${value} or less`,
    more: (question, value) => `your answer to ${question} is more than ${value}`,
    atLeast: (question, value) => `your answer to ${question} is ${value} or more`,
    not: (condition) => `this is not so: ${condition}`,
  },
  privacy: {
    heading: 'What happens to your answers',
    controller: 'Who is responsible',
    purpose: 'What for',
    basis: 'Why we may',
    law: 'By which law',
    ordinary: 'What we ask about you',
    sensitive: 'Sensitive information',
    retention: 'How long we keep it',
    recipients: 'Who else receives it',
    rights: 'Your rights',
    rightsText: 'You may ask what is kept about you, have a copy, and have it corrected or deleted.',
    withdraw: 'You may take back your consent at any time.',
    contact: 'Whom to ask',
    policy: 'The whole policy',
    keptFor: (duration) => `Deleted after ${duration}.`,
    because: (question, purpose) => `${question}: ${purpose}`,
    bases: {
      consent: 'You agree to it.',
      contract: 'It is needed for a contract with you.',
      'legal-duty': 'A law obliges the office.',
      'public-task': 'It is needed for a task of the office.',
      emergency: 'It is needed in an emergency.',
    },
    categories: {
      name: 'name',
      contact: 'contact details',
      address: 'address',
      identity: 'identity documents',
      family: 'family',
      finance: 'income and property',
      health: 'health',
      location: 'location',
      biometric: 'biometric data',
      belief: 'belief',
      minor: 'children under 14',
      picture: 'pictures and documents',
      other: 'other',
    },
  },
  print: {
    form: (id, version) => `Form ${id}, version ${version}`,
    online: (address) => `You can answer online, too: ${address}`,
    officeUse: 'For the office',
    received: 'Received on',
    receivedBy: 'By',
    reference: 'Number',
    signature: 'Signature',
    date: 'Date',
    tickOne: 'Tick one.',
    tickAny: 'Tick all that apply.',
    parts: { year: 'Year', month: 'Month', day: 'Day', hour: 'Hour', minute: 'Minute' },
    attach: 'Attach copies.',
    howTo: 'Please write clearly, in black or blue. One character in each box.',
  },
  summary: { heading: 'Your answers', unanswered: 'Not answered', form: 'Form', version: 'Version', path: 'Question' },
};
