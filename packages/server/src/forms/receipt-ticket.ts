import { createHmac, timingSafeEqual } from 'node:crypto';
import type { ServerContext } from '../context.js';

type Issuer = Pick<ServerContext, 'secrets' | 'clock'>;

/** As long as somebody who has just sent a form looks at its receipt, and loads it again. */
const minutes = 15;

/**
 * What opens the receipt of a form to the browser that has just sent it: a page without script must be led to another address, and what
 * stands in one is kept in logs. It soon is worth nothing, as a PIN there would not be.
 */
export function ticketFor(issuer: Issuer, area: string, number: string): string {
  const until = (issuer.clock.now() + minutes * 60_000).toString(36);
  return `${until}.${signatureOf(issuer, area, number, until).toString('base64url')}`;
}

export function isTicketFor(issuer: Issuer, area: string, number: string, ticket: string): boolean {
  const [until = '', given = ''] = ticket.split('.');
  const signature = Buffer.from(given, 'base64url');
  if (signature.length !== 32 || !timingSafeEqual(signature, signatureOf(issuer, area, number, until))) return false;
  return parseInt(until, 36) > issuer.clock.now();
}

function signatureOf({ secrets }: Issuer, area: string, number: string, until: string): Buffer {
  return createHmac('sha256', secrets.keyFor('receipt')).update([area, number, until].join('\0')).digest();
}
