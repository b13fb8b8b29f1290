import type { ClockCheck } from '@civickit/core';
import type { CapMessage } from './cap-message.js';

/** Differences that networks and honest clocks have anyway. */
const tolerance = 120_000;

/**
 * How far the device's clock is off, as far as an answer tells. The `Date` of an answer, with the time it lay in a cache; other sites
 * mostly hide it. Else, where everything was sent in the device's future, the newest of it: then the device runs late at least so much.
 * A server whose own clock stands before what it hands out is not believed.
 */
export function checkClock(headers: Headers, messages: readonly CapMessage[], now: number): ClockCheck | undefined {
  const sent = messages.map((message) => Date.parse(message.sent.iso)).filter((at) => !Number.isNaN(at));
  const oldest = Math.min(...sent);
  const newest = Math.max(...sent);
  const answered = Date.parse(headers.get('date') ?? '') + (Number(headers.get('age')) || 0) * 1000;
  if (answered + tolerance >= (sent.length ? newest : -Infinity)) {
    return Math.abs(now - answered) > tolerance ? { ahead: now - answered, by: 'answer' } : undefined;
  }
  return sent.length && oldest > now + tolerance ? { ahead: now - newest, by: 'sent' } : undefined;
}
