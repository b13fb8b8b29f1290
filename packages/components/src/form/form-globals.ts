import type { Submission } from '@civickit/core';
import type { OutboxFile } from '@civickit/core/outbox';
import type { FormOutcome } from './form-sending.js';
import type { CivicForm } from './form.js';

declare global {
  interface HTMLElementTagNameMap {
    'civic-form': CivicForm;
  }
  interface HTMLElementEventMap {
    'civic-form-step': CustomEvent<{ step: string }>;
    'civic-form-submit': CustomEvent<{ submission: Submission; files: readonly OutboxFile[] }>;
    'civic-form-sent': CustomEvent<{ submission: Submission | undefined; outcome: FormOutcome }>;
  }
}
