import { allows, type Actor } from './actor.js';

/** Those who can sign in, wherever they are kept. */
export interface Members {
  find(id: string): Promise<Actor | undefined>;
  list(): Promise<readonly Actor[]>;
}

/** Whether requests of an area, and of a type of them, can be assigned to somebody: a type that is not named counts as any. */
export function canTake(member: Actor, area: string, type?: string): boolean {
  const types = type === undefined ? member.grants.map((grant) => grant.type) : [type];
  return types.some((one) => allows(member, 'clerk', { area, ...(one !== null && { type: one }) }));
}
