import type { FormOutcome } from './form-sending.js';
import type { FormTexts } from './form-texts.js';

/** What came of it, in a sentence that says no more than is known. */
export function tellOutcome(outcome: FormOutcome, texts: FormTexts): string {
  if (outcome.state !== 'received') return texts[outcome.state] ?? texts.failed;
  const { strength } = outcome.receipt;
  return strength === 'handed-off' ? texts.handed : texts[strength];
}
