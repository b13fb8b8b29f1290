import type { Submission } from '@civickit/core';
import type { FormDefinition, FormIssue } from '@civickit/core/forms';

/** Paths of issues of the whole form: a person has not agreed; it is not said who helped them, or that they agree to it. */
export const consentPath = '$consent';
export const assistantPath = '$assistant';

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

  reset(): void {
    this.agreed = false;
    this.assistant = nobody;
  }

  /** What is still to be said. */
  issues({ privacy }: FormDefinition, assisted: boolean): readonly FormIssue[] {
    const { name, agreed } = this.assistant;
    const lacksAssistant = assisted && !(name.trim() && agreed);
    const lacksConsent = privacy?.consent !== undefined && !this.agreed;
    return [
      ...(lacksAssistant ? [{ path: assistantPath, question: assistantPath, code: 'assistant' } as const] : []),
      ...(lacksConsent ? [{ path: consentPath, question: consentPath, code: 'consent' } as const] : []),
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
