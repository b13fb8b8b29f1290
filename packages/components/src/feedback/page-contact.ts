import type { Answers } from '@civickit/core/forms';
import { reportIds as ids } from '@civickit/core/report-form';

/** Who somebody said they are in the page's own form, which stays in the page when ours has taken its place. */
export function contactIn(element: HTMLElement): Answers {
  const contact: Record<string, string> = {};
  for (const name of ['name', 'phone', 'email'] as const) {
    const value = element.querySelector<HTMLInputElement>(`:scope input[name="${name}"]`)?.value.trim();
    if (value) contact[ids[name]] = value;
  }
  return contact;
}
