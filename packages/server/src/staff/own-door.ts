import type { ServerContext } from '../context.js';
import { findMember, listMembers, type Member } from './members/member-store.js';
import { withActor } from './sign-in/with-actor.js';
import type { StaffDoor } from './staff-routes.js';

/** The door of those who are members of this server and sign in here. */
export function ownDoor(context: ServerContext): StaffDoor {
  const { db } = context;
  return {
    signIn: withActor(context),
    members: {
      async find(id) {
        const member = await findMember(db, id);
        return member && isAtWork(member) ? member : undefined;
      },
      list: async () => (await listMembers(db)).filter(isAtWork),
    },
  };
}

/** Work goes to nobody who has not come in yet, or no longer does. */
function isAtWork({ offSince, canSignIn }: Member): boolean {
  return offSince === undefined && canSignIn;
}
