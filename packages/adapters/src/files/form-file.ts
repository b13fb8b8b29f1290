import type { Source } from '@civickit/core';
import { describeSource, type SourceOptions } from '../source/describe-source.js';

/** `url` names a definition (`civic-form/1`) or an index, `{ "forms": ["noise.json", …] }`. `maxBytes` is of one file. @default 2 MiB */
export interface FormFileOptions extends SourceOptions {
  /**
   * Gives forms that may be opened but are not checked yet (`PublishedForm.unchecked`), so that a page need not wait for the code of the check:
   * for who shows them by `<civic-form>`, which has them checked. @default false
   */
  readonly checkLater?: boolean;
}

/**
 * Forms from files of their definitions, or from one that lists them. All of them come at once; it filters nothing itself, and takes
 * nothing that is filled in: `submit` does.
 * @throws CivicError `invalid/url`
 */
export function formFile(options: FormFileOptions): Source<'forms'> {
  const { address, described } = describeSource(options);
  return {
    kind: 'forms',
    ...described,
    applies: new Set(),
    // Pages of notices do not pay for it.
    list: async (_query, _cursor, context) => (await import('./forms/read-forms.js')).readForms(address, options, context),
  };
}
