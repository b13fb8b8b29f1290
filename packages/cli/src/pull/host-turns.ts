import { setTimeout as sleep } from 'node:timers/promises';
import type { Http } from '@civickit/core';

/** Lets one request at a time go to a host, and the next only `spacingMs` after the one before has ended. */
export function withTurns(http: Http, spacingMs: number, turns = new Map<string, Promise<unknown>>()): Http {
  return {
    async send(request, signal) {
      const before = turns.get(request.url.host);
      const turn = (async () => {
        if (before) await before.then(() => sleep(spacingMs, undefined, { signal }));
        return http.send(request, signal);
      })();
      // The next waits for the end of this one, however it ends.
      turns.set(
        request.url.host,
        turn.catch(() => undefined),
      );
      return turn;
    },
  };
}
