import type { SampleType } from './sample-town.js';

/** Eight types: codes with leading zeros, of letters and of 24 hexadecimal digits; one asks questions of every sort. */
export const sampleTypes: readonly SampleType[] = [
  {
    code: '001',
    name: 'Pothole',
    description: 'A hole in the road or the pavement.',
    group: 'Streets',
    keywords: ['road', 'asphalt'],
    processing: 'realtime',
  },
  {
    code: '006',
    name: 'Straßen- und Gehwegschäden',
    description: 'Schäden an Fahrbahn & Gehweg, auch Stolperfallen',
    group: 'Streets',
    keywords: ['Gehweg', 'Stolperfalle'],
    processing: 'realtime',
  },
  { code: '42', name: 'Street light out', group: 'Streets', processing: 'realtime' },
  {
    code: 'DMV66',
    name: 'Abandoned vehicle',
    description: 'A vehicle that has not been moved for long.',
    group: 'Traffic',
    keywords: ['car', 'wreck'],
    processing: 'realtime',
    questions: [
      { code: 'INTRO', datatype: 'note', label: 'Vehicles with a valid sticker are not removed.' },
      { code: 'PLATE', datatype: 'string', label: 'What is the number plate?', hint: 'As on the plate', required: true },
      { code: 'WHEELS', datatype: 'number', label: 'How many wheels are left?' },
      { code: 'SINCE', datatype: 'datetime', label: 'Since when has it stood there?' },
      { code: 'STORY', datatype: 'text', label: 'What else is to be known?' },
      {
        code: 'MAKE',
        datatype: 'singlevaluelist',
        label: 'Which make is it?',
        required: true,
        options: [
          { key: '123', name: 'Ford' },
          { key: '0124', name: 'Škoda' },
        ],
      },
      {
        code: 'DAMAGE',
        datatype: 'multivaluelist',
        label: 'What is broken?',
        options: [
          { key: 'glass', name: 'Glass' },
          { key: 'tyres', name: 'Tyres' },
          { key: 'oil', name: 'It loses oil' },
        ],
      },
    ],
  },
  {
    code: '4ffa9cad6018277d4000007b',
    name: '垃圾未清运',
    description: '垃圾桶已满或未按时清运。',
    group: '环境卫生',
    keywords: ['垃圾', '清运'],
    processing: 'realtime',
  },
  {
    code: 'WATER',
    name: 'سۇ توختىتىش',
    description: 'No water, or little of it.',
    group: 'Water',
    processing: 'realtime',
    questions: [{ code: 'FLOOR', datatype: 'string', label: 'On which floor?' }],
  },
  { code: 'NOISE', name: 'Noise', description: 'Passed on once a day.', group: 'Order', processing: 'batch' },
  { code: 'PRAISE', name: 'Praise and blame', description: 'Read, but not answered.', group: 'Order', processing: 'blackbox' },
];
