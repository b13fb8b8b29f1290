import { type GeoPoint, instantOf, type PublicService, type ServiceFee, type TimeLimit, type When } from '@civickit/core';
import type { Wording } from '../services/wording.js';

/** As for the fees of a catalogue's cards. */
const most = 1e12;

/** Adapters give no such values; data by hand may. What cannot be true is as if the office had not said it. */
export function sensibleNumber(value: number | undefined): number | undefined {
  return value !== undefined && value >= 0 && value < most ? value : undefined;
}

export function sensibleDate(when: When | undefined, { zone }: Pick<Wording, 'zone'>): When | undefined {
  return when && Number.isFinite(instantOf(when, zone)) ? when : undefined;
}

export function sensibleLimit(limit: TimeLimit | undefined, { texts }: Pick<Wording, 'texts'>): TimeLimit | undefined {
  return limit && sensibleNumber(limit.amount) !== undefined && limit.unit in texts.span ? limit : undefined;
}

/** Of one whose figure makes no sense it is known only that there is one. */
export function sensibleFee(fee: ServiceFee): ServiceFee {
  const { amount, ...rest } = fee;
  return sensibleNumber(amount) === undefined ? rest : fee;
}

type Place = NonNullable<PublicService['places']>[number];

export function sensiblePoint({ where }: Pick<Place, 'where'>): GeoPoint | undefined {
  return where && Math.abs(where.latitude) <= 90 && Math.abs(where.longitude) <= 180 ? where : undefined;
}
