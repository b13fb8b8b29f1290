import type { Submission } from '@civickit/core';
import type { FormIssue } from '@civickit/core/forms';
import type { Helping } from '../form-agreement.js';

/** Whoever fills it in for another, and what they have said of that. */
export class HelpGiven implements Helping {
  isNamed = false;
  name = '';
  /** Name of the other. */
  person = '';
  reason = '';
  /** The other wants it, as is said before the first question. */
  asked = false;
  /** The other agrees to the answers. */
  agreed = false;

  reset(): void {
    Object.assign(this, new HelpGiven());
  }

  startIssues(): readonly FormIssue[] {
    const said = { name: this.name.trim(), person: this.person.trim(), asked: this.asked };
    return Object.entries(said).flatMap(([key, is]) => (is ? [] : [lacking(`$assistant-${key}`)]));
  }

  issues(): readonly FormIssue[] {
    return [...this.startIssues(), ...(this.agreed ? [] : [lacking('$assistant')])];
  }

  said(): NonNullable<Submission['assistant']> {
    const reason = this.reason.trim();
    return { name: this.name.trim(), for: this.person.trim(), ...(reason && { reason }), agreed: true };
  }
}

const lacking = (path: string): FormIssue => ({ path, question: path, code: 'assistant' });
