import type { FormDefinition, RequestType } from '@civickit/core';

const ref = (id: string) => ({ source: 'hotline', id });

/** What can be reported in tests and stories. */
export const sampleTypes: readonly RequestType[] = [
  {
    ref: ref('lamp'),
    name: '路灯故障',
    groups: ['市政'],
    keywords: ['路灯', '灯', 'lamp'],
    hasQuestions: true,
    lang: 'zh-Hans',
    promised: 'P5D',
    similarWithin: 100,
  },
  { ref: ref('road'), name: 'Potholes and pavements', groups: ['市政'], keywords: ['hole', 'road'], hasQuestions: false, lang: 'en' },
  {
    ref: ref('waste'),
    name: '垃圾清运',
    groups: ['环境卫生'],
    keywords: ['垃圾'],
    hasQuestions: false,
    lang: 'zh-Hans',
    description: '垃圾没有按时清运、垃圾桶损坏。',
  },
  {
    ref: ref('noise'),
    name: '噪声扰民',
    groups: ['环境卫生'],
    keywords: ['噪声', '吵'],
    hasQuestions: false,
    lang: 'zh-Hans',
    mayBePrivate: true,
  },
  {
    ref: ref('question'),
    name: '政策咨询',
    kind: 'question',
    groups: ['咨询和建议'],
    hasQuestions: false,
    lang: 'zh-Hans',
    placeless: true,
    photoless: true,
  },
  {
    ref: ref('thanks'),
    name: '表扬感谢',
    kind: 'thanks',
    groups: ['咨询和建议'],
    keywords: ['感谢'],
    hasQuestions: false,
    lang: 'zh-Hans',
    placeless: true,
  },
  { ref: ref('idea'), name: 'Suggestion', groups: ['咨询和建议'], keywords: ['better'], hasQuestions: false, lang: 'en', placeless: true },
  {
    ref: ref('fire'),
    name: '火灾',
    keywords: ['火', '着火', 'fire'],
    hasQuestions: false,
    lang: 'zh-Hans',
    instead: { reason: 'emergency', office: '消防', phone: '119' },
  },
  {
    ref: ref('power'),
    name: '停电',
    keywords: ['断电'],
    hasQuestions: false,
    lang: 'zh-Hans',
    instead: { reason: 'other-office', office: '供电公司', phone: '95598', url: 'https://power.example/' },
  },
];

/** What is asked about some of them. */
export const sampleQuestions: Readonly<Record<string, FormDefinition>> = {
  lamp: {
    format: 'civic-form/1',
    id: 'lamp',
    version: '1',
    pages: [
      {
        id: 'questions',
        questions: [
          { type: 'text', id: 'pole', label: '灯杆编号', hint: '在灯杆上，例如 LD-0417' },
          {
            type: 'choice',
            id: 'kind',
            label: '怎么坏的？',
            required: true,
            options: [
              { value: 'dark', label: '完全不亮' },
              { value: 'flickers', label: '一闪一闪' },
            ],
          },
        ],
      },
    ],
  },
};
