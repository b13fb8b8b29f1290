import type { Submission } from '@civickit/core';
import type { FormDefinition, FormIssue } from '@civickit/core/forms';

/** Paths of issues of the whole form: a person has not agreed; it is not said that they agree to what is sent for them. */
export const consentPath = '$consent';
const assistantPath = '$assistant';

/** What somebody says who fills it in for another. */
export interface Helping {
  /** It was asked before the first question who helps whom; else it is asked with the rest. */
  isNamed: boolean;
  reset(): void;
  /** What is still to be said before the first question. */
  startIssues(): readonly FormIssue[];
  issues(): readonly FormIssue[];
  /** As a submission says it. */
  said(): NonNullable<Submission['assistant']>;
}

/** What is said beside the answers before a form is sent: that the person agrees, and who helped them. */
export class FormAgreement {
  agreed = false;
  /** Comes with the code that asks for it. */
  helping: Helping | undefined;

  reset(): void {
    this.agreed = false;
    this.helping?.reset();
  }

  /** What is still to be said. */
  issues({ privacy }: FormDefinition, assisted: boolean): readonly FormIssue[] {
    return [
      ...(assisted ? (this.helping?.issues() ?? [lacking(assistantPath, 'assistant')]) : []),
      ...(privacy?.consent !== undefined && !this.agreed ? [lacking(consentPath, 'consent')] : []),
    ];
  }

  /** As a submission says it. */
  said({ privacy }: FormDefinition, assisted: boolean): Pick<Submission, 'channel' | 'assistant' | 'consent'> {
    const assistant = assisted ? this.helping?.said() : undefined;
    const version = privacy?.consent?.version;
    return {
      channel: assisted ? 'assisted' : 'web',
      ...(assistant && { assistant }),
      ...(version !== undefined && { consent: { version, at: new Date().toISOString() } }),
    };
  }
}

const lacking = (path: string, code: 'assistant' | 'consent'): FormIssue => ({ path, question: path, code });
