import { holdsWords } from '../../source/holds-words.js';
import type { Rules } from '../../source/rules.js';
import type { FormDefinition } from '../definition/form-definition.js';
import type { PublishedForm } from './published-form.js';

/** Forms stand in the order of their source: none is newer than another. */
export const formRules: Rules<'forms'> = {
  filters: {
    id: (wanted) => (form) => form.definition.id === wanted,
    text: holdsWords(({ definition: { title } }) => (typeof title === 'object' ? Object.values(title) : [title])),
  },
  place: () => ({ tier: 0, time: 0 }),
  inOrder: () => true,
  // A source is other people's code: what could not even be filtered is no form. Whether it can be filled in, its parser says.
  mend: (batch) => Promise.resolve(Array.isArray(batch?.items) ? { ...batch, items: batch.items.map(mendForm) } : batch),
  // One id in two sources is two forms, which are sent to two offices.
  identities: () => [],
  dates: ({ updatedAt }) => (updatedAt === undefined ? {} : { published: { iso: updatedAt, precision: 'instant', zone: 'given' } }),
};

function mendForm(form: PublishedForm): PublishedForm {
  const { id, pages } = (form?.definition ?? {}) as Partial<FormDefinition>;
  return typeof id === 'string' && Array.isArray(pages) ? form : (undefined as unknown as PublishedForm);
}
