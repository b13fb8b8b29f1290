import { en as states } from '@civickit/adapters/staff/words';
import type { CsvWords } from './csv-words.js';

export const en: CsvWords = {
  lang: 'en',
  requestHeads: {
    id: 'Number',
    area: 'Area',
    type: 'Type',
    status: 'Status',
    stage: 'Stage',
    publication: 'Public?',
    requested: 'Reported',
    expected: 'Expected',
    closed: 'Closed',
    updated: 'Last change',
    assignee: 'Assigned to',
    description: 'Description',
    address: 'Address',
    latitude: 'Latitude',
    longitude: 'Longitude',
    reply: 'Last reply',
    rating: 'Rating (1 to 5)',
    reasons: 'Reasons',
    answerBy: 'Answer by',
    answered: 'Answered',
  },
  listMark: '; ',
  submissionHeads: { number: 'Number', received: 'Received' },
  ...states,
  publication: { waiting: 'not yet', public: 'yes', hidden: 'hidden', private: 'private' },
};
