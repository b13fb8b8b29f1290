import { createStaffClient, type StaffClient } from '@civickit/adapters/staff';
import { createHttp, isCivicError, type Http } from '@civickit/core';
import { createDoor, type Door } from '../door/door.js';
import { Drafts } from './drafts.js';
import { Session } from './session.js';
import { deskPath } from './where.js';

/** What every page of the desk works with. */
export interface Desk {
  readonly staff: StaffClient;
  readonly door: Door;
  readonly session: Session;
  readonly drafts: Drafts;
  readonly trail: Trail;
  /** Shows another page of the desk. */
  go(address: string): void;
  /** Corrects the address of the page that is shown. */
  replace(address: string): void;
}

/** Where one came from, to go back to the same place of the same list. */
interface Trail {
  /** Address of the inbox as it was seen last, with its filter. */
  inbox: string;
  /** Number of the report that was opened last. */
  report?: string;
}

export function openDesk({ go, replace }: Pick<Desk, 'go' | 'replace'>): Desk {
  const session = new Session();
  const http = noticing(createHttp({ credentials: 'same-origin', timeoutMs: 30_000, tryTimeoutMs: 20_000 }), session);
  return {
    staff: createStaffClient({ url: '/staff', http }),
    door: createDoor('/staff', http),
    session,
    drafts: new Drafts(),
    trail: { inbox: deskPath },
    go,
    replace,
  };
}

/** A wrong password or code ends nothing. */
const isSigningIn = /\/auth\/(sign-in|two-factor\/verify)/;

/** Whatever is asked, an answer that the server knows nobody ends the session here too. */
function noticing(http: Http, session: Session): Http {
  return {
    async send(request, signal) {
      try {
        return await http.send(request, signal);
      } catch (error) {
        if (isCivicError(error) && error.status === 401 && !isSigningIn.test(request.url.pathname)) session.lapse();
        throw error;
      }
    },
  };
}
