import type { Submission } from '@civickit/core';
import type { FormDefinition, FormIssue } from '@civickit/core/forms';

/** Paths of issues of the whole form: a person has not agreed; it is not said that they agree to what is sent for them. */
export const consentPath = '$consent';
export const assistantPath = '$assistant';
/** What is asked before the first question: who helps, whom, and whether that person wants it. */
export const assistantStart = { name: '$assistant-name', person: '$assistant-person', asked: '$assistant-asked' } as const;

/** Who fills it in for another. */
export interface Assistant {
  readonly name: string;
  /** Name of the other. */
  readonly person: string;
  readonly reason: string;
  /** The other wants it, as was said before the first question. */
  readonly asked: boolean;
  /** The other agrees to the answers. */
  readonly agreed: boolean;
}

const nobody: Assistant = { name: '', person: '', reason: '', asked: false, agreed: false };

/** What is said beside the answers before a form is sent: that the person agrees, and who helped them. */
export class FormAgreement {
  agreed = false;
  assistant = nobody;
  /** Who helps whom was asked before the first question; else it is asked with the rest. */
  isNamed = false;

  reset(): void {
    this.agreed = this.isNamed = false;
    this.assistant = nobody;
  }

  /** What is still to be said before the first question. */
  startIssues(assisted: boolean): readonly FormIssue[] {
    const { name, person, asked } = this.assistant;
    const said = { name: name.trim(), person: person.trim(), asked };
    return assisted ? starts.filter((key) => !said[key]).map((key) => lacking(assistantStart[key], 'assistant')) : [];
  }

  /** What is still to be said. */
  issues({ privacy }: FormDefinition, assisted: boolean): readonly FormIssue[] {
    return [
      ...this.startIssues(assisted),
      ...(assisted && !this.assistant.agreed ? [lacking(assistantPath, 'assistant')] : []),
      ...(privacy?.consent !== undefined && !this.agreed ? [lacking(consentPath, 'consent')] : []),
    ];
  }

  /** As a submission says it. */
  said({ privacy }: FormDefinition, assisted: boolean): Pick<Submission, 'channel' | 'assistant' | 'consent'> {
    const { assistant } = this;
    const [name, person, reason] = [assistant.name.trim(), assistant.person.trim(), assistant.reason.trim()];
    const version = privacy?.consent?.version;
    return {
      channel: assisted ? 'assisted' : 'web',
      ...(assisted && { assistant: { name, ...(person && { for: person }), ...(reason && { reason }), agreed: true } }),
      ...(version !== undefined && { consent: { version, at: new Date().toISOString() } }),
    };
  }
}

const starts = ['name', 'person', 'asked'] as const;

const lacking = (path: string, code: 'assistant' | 'consent'): FormIssue => ({ path, question: path, code });
