import type { Submission } from '@civickit/core';
import type { FormDefinition, FormIssue } from '@civickit/core/forms';

/** Paths of issues of the whole form: a person has not agreed; it is not said that they agree to be helped, or who helps them. */
export const consentPath = '$consent';
export const assistantPath = '$assistant';
export const assistantNamePath = '$assistant-name';

/** Who fills it in for another. */
export interface Assistant {
  readonly name: string;
  readonly reason: string;
  readonly agreed: boolean;
}

const nobody: Assistant = { name: '', reason: '', agreed: false };

/** What is said beside the answers before a form is sent: that the person agrees, and who helped them. */
export class FormAgreement {
  agreed = false;
  assistant = nobody;
  /** Who helps was asked before the first question; else it is asked with the rest. */
  isNamed = false;

  reset(): void {
    this.agreed = this.isNamed = false;
    this.assistant = nobody;
  }

  /** What is still to be said before the first question. */
  nameIssues(assisted: boolean): readonly FormIssue[] {
    return assisted && !this.assistant.name.trim() ? [lacking(assistantNamePath, 'assistant')] : [];
  }

  /** What is still to be said. */
  issues({ privacy }: FormDefinition, assisted: boolean): readonly FormIssue[] {
    return [
      ...this.nameIssues(assisted),
      ...(assisted && !this.assistant.agreed ? [lacking(assistantPath, 'assistant')] : []),
      ...(privacy?.consent !== undefined && !this.agreed ? [lacking(consentPath, 'consent')] : []),
    ];
  }

  /** As a submission says it. */
  said({ privacy }: FormDefinition, assisted: boolean): Pick<Submission, 'channel' | 'assistant' | 'consent'> {
    const [name, reason] = [this.assistant.name.trim(), this.assistant.reason.trim()];
    const version = privacy?.consent?.version;
    return {
      channel: assisted ? 'assisted' : 'web',
      ...(assisted && { assistant: { name, ...(reason && { reason }), agreed: true } }),
      ...(version !== undefined && { consent: { version, at: new Date().toISOString() } }),
    };
  }
}

const lacking = (path: string, code: 'assistant' | 'consent'): FormIssue => ({ path, question: path, code });
