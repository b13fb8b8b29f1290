import { CivicError, type Issue } from '../errors/civic-error.js';
import type { NewServiceRequest } from './new-service-request.js';

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): boolean => typeof value === 'string';

/** What each member must be where it is there. */
const kinds: Readonly<Record<keyof NewServiceRequest, (value: unknown) => boolean>> = {
  type: (value) => typeof value === 'string' && value.trim() !== '',
  description: isText,
  where: isPlace,
  address: isText,
  addressId: isText,
  answers: (value) => isObject(value) && Object.values(value as object).every(isAnswer),
  media: (value) => Array.isArray(value) && value.every((each: unknown) => isText((each as { url?: unknown } | null)?.url)),
  contact: (value) => isObject(value) && Object.values(value as object).every((each) => each === undefined || isText(each)),
  consent: isObject,
  lang: isText,
};

/**
 * A draft as it may come out of a form or a store: members that are null count as absent, as in JSON.
 * @throws CivicError `invalid/draft` for what is no draft, or a member that is not what it must be
 */
export function takeDraft(given: NewServiceRequest, source: string): NewServiceRequest {
  const draft = withoutNull(given);
  const wrong = isObject(given)
    ? Object.entries(kinds).filter(([name, is]) => (name in draft || name === 'type') && !is(draft[name]))
    : [['', undefined] as const];
  if (wrong.length === 0) return draft as unknown as NewServiceRequest;
  const issues: Issue[] = wrong.map(([name]) => ({ path: name && `/${name}`, message: name ? 'is not what it must be' : 'is no draft' }));
  const said = issues.map(({ path, message }) => `${path} ${message}`.trim()).join('; ');
  throw new CivicError('invalid/draft', `The report cannot be sent to ${source}: ${said}`, { source, issues });
}

function withoutNull(value: unknown): Record<string, unknown> {
  if (!isObject(value)) return {};
  const entries = Object.entries(value as object).filter(([, each]) => each !== null && each !== undefined);
  return Object.fromEntries(
    entries.map(([name, each]: [string, unknown]) => [name, /^(answers|contact)$/.test(name) && isObject(each) ? withoutNull(each) : each]),
  );
}

/** (0, 0) lies in the sea, and stands for a place that nobody knows. */
function isPlace(value: unknown): boolean {
  const { latitude, longitude } = (isObject(value) ? value : {}) as { latitude?: unknown; longitude?: unknown };
  if (typeof latitude !== 'number' || typeof longitude !== 'number' || (latitude === 0 && longitude === 0)) return false;
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
}

function isAnswer(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value) || (Array.isArray(value) && value.every(isText));
}
