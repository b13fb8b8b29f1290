import type { Kysely } from 'kysely';
import type { ServerContext } from '../../context.js';
import type { Tables } from '../../database/schema.js';
import type { Actor } from '../actor.js';
import type { StaffDoor } from '../staff-routes.js';
import { withActor } from '../sign-in/with-actor.js';
import { findMember, listMembers, type Member } from './member-store.js';

/** In come those who have signed in; work can be given to all who could. */
export function staffDoor(context: ServerContext): StaffDoor {
  const { db } = context;
  return {
    signIn: withActor(context),
    members: {
      find: async (id) => actorOf(await findMember(db, id)),
      list: async () => listActors(db),
    },
  };
}

async function listActors(db: Kysely<Tables>): Promise<readonly Actor[]> {
  return (await listMembers(db)).flatMap((member) => actorOf(member) ?? []);
}

function actorOf(member: Member | undefined): Actor | undefined {
  if (!member || member.offSince !== undefined) return undefined;
  const { id, name, grants } = member;
  return { id, name, grants };
}
