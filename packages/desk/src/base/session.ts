import type { StaffSelf } from '@civickit/adapters/staff';
import type { Member } from '../door/member.schema.js';

/** `out`: nobody has signed in. `lapsed`: somebody had, and what they were doing still stands on the page. */
export type SessionState = 'unknown' | 'out' | 'in' | 'lapsed';

/** Who sits at the desk. Fires `change`. */
export class Session extends EventTarget {
  state: SessionState = 'unknown';
  member?: Member;
  self?: StaffSelf;

  enter(member: Member, self: StaffSelf): void {
    this.member = member;
    this.self = self;
    this.#become('in');
  }

  /** The server knows nobody any more. */
  lapse(): void {
    if (this.state === 'in') this.#become('lapsed');
  }

  leave(): void {
    delete this.member;
    delete this.self;
    this.#become('out');
  }

  #become(state: SessionState): void {
    this.state = state;
    this.dispatchEvent(new Event('change'));
  }
}
