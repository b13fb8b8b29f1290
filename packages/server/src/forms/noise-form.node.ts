import type { FormDefinition, Submission } from '@civickit/core';
import sharp from 'sharp';

/** A form with a text, a number in a repeat, and photos. */
export const noise = {
  format: 'civic-form/1',
  id: 'noise',
  version: '1',
  languages: ['zh-Hans', 'en'],
  title: { 'zh-Hans': '噪声投诉', en: 'Noise' },
  pages: [
    {
      id: 'all',
      questions: [
        { id: 'what', type: 'text', label: { 'zh-Hans': '什么噪声', en: 'What noise' }, required: true, maxLength: 200 },
        { id: 'since', type: 'date', label: { 'zh-Hans': '从哪天起', en: 'Since' }, maximum: { today: [] } },
        { id: 'until', type: 'date', label: { 'zh-Hans': '到哪天止', en: 'Until' }, minimum: { today: [] } },
        {
          id: 'times',
          type: 'repeat',
          label: { 'zh-Hans': '时段', en: 'Times' },
          maxItems: 3,
          questions: [{ id: 'hour', type: 'integer', label: { 'zh-Hans': '几点', en: 'Hour' }, maximum: 23 }],
        },
        {
          id: 'nights',
          type: 'repeat',
          label: { 'zh-Hans': '夜里', en: 'Nights' },
          questions: [{ id: 'hour', type: 'integer', label: { 'zh-Hans': '夜里几点', en: 'At night' } }],
        },
        {
          id: 'photos',
          type: 'file',
          label: { 'zh-Hans': '照片', en: 'Photos' },
          accept: ['image/*', 'application/pdf', 'text/csv'],
          maxFiles: 3,
          maxBytes: 1_000_000,
        },
      ],
    },
  ],
} as const satisfies FormDefinition;

export const draft: Submission = {
  form: 'noise',
  version: '1',
  answers: { what: '水泵整夜响 & "x"\n2', times: [{ $id: 'a', hour: 23 }] },
  lang: 'zh-Hans',
  channel: 'web',
};

export const key = '0b9c6a52-8a39-4a52-b1f1-2f6f3d1c9a10';

/** As from a camera, with where it was taken. */
const taken = { IFD0: { Make: 'Camera' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '26/1 30/1 0/1' } };
const noisy = { width: 200, height: 150, channels: 3, noise: { type: 'gaussian', mean: 120, sigma: 60 } } as const;
export const jpeg = new Uint8Array(
  await sharp({ create: { ...noisy, background: 'white' } })
    .withExif(taken)
    .jpeg({ quality: 95 })
    .toBuffer(),
);

/** What `submit` sends with files, by hand. */
export function partsOf(submission: unknown, files: Readonly<Record<string, Uint8Array<ArrayBuffer>>> = {}): FormData {
  const form = new FormData();
  form.set('submission', new Blob([JSON.stringify(submission)], { type: 'application/json' }));
  for (const [id, bytes] of Object.entries(files)) form.set(id, new File([bytes], `${id}.jpg`, { type: 'image/jpeg' }));
  return form;
}

/** Sends JSON under a key. */
export function post(submission: unknown, name = key): RequestInit {
  return {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': name },
    body: typeof submission === 'string' ? submission : JSON.stringify(submission),
  };
}
