import type { PublicService } from '@civickit/core';
import type { GuideWording } from './describe-days.js';
import { sensibleNumber } from './sensible.js';

/** Between which ages a service is for people; undefined where the office names none. */
export function describeAge(service: PublicService, { texts, wording }: GuideWording): string | undefined {
  const [from, to] = [service.minimumAge, service.maximumAge].map(sensibleNumber);
  const number = (age: number) => wording.format.number(age);
  if (from !== undefined) return to === undefined ? texts.ageFrom(number(from)) : texts.ageBetween(number(from), number(to));
  return to === undefined ? undefined : texts.ageTo(number(to));
}
