import { CivicError, type Issue, type NewServiceRequest } from '@civickit/core';

/** What no server could take. A client has looked for it already, but a source can be sent to without one. */
export function commonIssues(
  { type, where, isPrivate }: NewServiceRequest,
  { mayBePrivate = false }: { readonly mayBePrivate?: boolean } = {},
): Issue[] {
  const issues: Issue[] = [];
  if (typeof type !== 'string' || type.trim() === '') issues.push({ path: '/type', message: 'is missing' });
  if (where && !(Math.abs(where.latitude) <= 90 && Math.abs(where.longitude) <= 180)) {
    issues.push({ path: '/where', message: 'has no latitude and longitude in their range' });
  }
  if (isPrivate && !mayBePrivate) issues.push({ path: '/isPrivate', message: 'cannot be kept private there' });
  return issues;
}

/** Refuses a draft with issues; `told` says who cannot take it. @throws CivicError `invalid/draft` */
export function refuseDraft(issues: readonly Issue[], source: string, told: string): void {
  if (issues.length === 0) return;
  const said = issues.map(({ path, message }) => `${path} ${message}`).join('; ');
  throw new CivicError('invalid/draft', `${told}: ${said}`, { source, issues });
}
