/** Why a server does not do what it is asked; each dialect has its own status and words for it. */
export type Reason = 'key' | 'jurisdiction' | 'unknown' | 'invalid' | 'path' | 'nothing' | 'crash';

export interface Refusal {
  readonly reason: Reason;
  readonly description: string;
}

export function refuse(reason: Reason, description: string): Refusal {
  return { reason, description };
}

export function isRefusal(value: object): value is Refusal {
  return 'reason' in value;
}

/** The codes of GeoReport v2: 404 for what is unknown, 403 for keys, 400 for all else. */
export const standardStatus: Readonly<Record<Reason, number>> = {
  key: 403,
  jurisdiction: 400,
  unknown: 404,
  invalid: 400,
  path: 404,
  nothing: 404,
  crash: 500,
};
