import type { FormDefinition } from '../forms/definition/form-definition.js';
import type { PublishedForm } from '../forms/resource/published-form.js';

/** A form that a source is to offer. */
export interface SampleForm {
  readonly definition: FormDefinition;
  /** `wrong`: what stands there as this form breaks `civic-form/1`. `no-record`: it is no object at all. */
  readonly flaw?: 'wrong' | 'no-record';
}

const titles: readonly FormDefinition['title'][] = [
  { en: 'Noise at night', 'zh-Hans': '夜间噪声' },
  { en: 'Street lamp', ug: 'كوچا چىرىغى' },
  'Ünïcode “quoted” & more 👩‍👩‍👧',
];

/** `count` forms of two pages, told apart by their ids. */
export function sampleForms(count: number, flaw: (at: number) => SampleForm['flaw'] = () => undefined): SampleForm[] {
  return Array.from({ length: count }, (_, at) => {
    const wrong = flaw(at);
    return { definition: definitionOf(at), ...(wrong && { flaw: wrong }) };
  });
}

function definitionOf(at: number): FormDefinition {
  const title = titles[at % titles.length];
  return {
    format: 'civic-form/1',
    id: `form-${at}`,
    version: `${at + 1}`,
    ...(title !== undefined && { title }),
    pages: [
      {
        id: 'what',
        questions: [
          { type: 'text', id: 'what', label: { en: 'What?', 'zh-Hans': '什么?' }, required: true },
          { type: 'integer', id: 'days', label: 'For how many days?' },
          { type: 'choices', id: 'kinds', label: 'What kind?', options: [{ value: 'a', label: 'A' }, { value: 'b', label: 'B' }] }, // prettier-ignore
        ],
      },
      { id: 'photos', questions: [{ type: 'file', id: 'photos', label: 'Photos', maxFiles: 3 }] },
    ],
  };
}

/** The same as the form that an adapter would make of it. `more` overrides. */
export function toPublishedForm(source: string, { definition }: SampleForm, more: Partial<PublishedForm> = {}): PublishedForm {
  return { ref: { source, id: definition.id }, definition, ...more };
}
