import { isObject, isText, isWord, takeMembers, type DraftMembers } from '../source/take-members.js';
import type { NewServiceRequest } from './new-service-request.js';

const members: DraftMembers<NewServiceRequest> = {
  kinds: {
    type: isWord,
    description: isText,
    where: isPlace,
    address: isText,
    addressId: isText,
    answers: (value) => isObject(value) && Object.values(value as object).every(isAnswer),
    media: (value) => Array.isArray(value) && value.every((each: unknown) => isText((each as { url?: unknown } | null)?.url)),
    mediaToCome: (value) => Number.isInteger(value) && Number(value) >= 0,
    contact: (value) => isObject(value) && Object.values(value as object).every((each) => each === undefined || isText(each)),
    consent: isObject,
    isPrivate: (value) => typeof value === 'boolean',
    lang: isText,
  },
  needed: ['type'],
  inside: ['answers', 'contact'],
};

/** A report as it may come out of a form or a store. @throws CivicError `invalid/draft` */
export function takeDraft(given: NewServiceRequest, source: string): NewServiceRequest {
  return takeMembers(members, given, source);
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
