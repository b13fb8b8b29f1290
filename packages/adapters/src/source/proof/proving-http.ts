import { CivicError, type Http } from '@civickit/core';
import { loadPart } from '../load-part.js';
import { challengeIn, proofHeader, type Challenge } from './challenge.js';

/** A challenge that is over before it comes back is answered by another one. */
const mostTries = 3;

/**
 * Sends what a server takes only with a proof of work: the challenge in its refusal is solved, and the very same sent again. Nothing is
 * worked out, nor loaded for it, where none is asked for.
 */
export function provingHttp(http: Http): Http {
  return {
    async send(request, signal) {
      let proof: Readonly<Record<string, string>> = {};
      for (let solved = 0; ; solved += 1) {
        let challenge: Challenge | undefined;
        const explain: typeof request.explain = (body, headers) => {
          challenge = challengeIn(body);
          return request.explain?.(body, headers);
        };
        try {
          return await http.send({ ...request, headers: { ...request.headers, ...proof }, explain }, signal);
        } catch (cause) {
          if (!challenge) throw cause;
          proof = { [proofHeader]: await proofOf(challenge, solved, cause) };
        }
      }

      async function proofOf(challenge: Challenge, solved: number, cause: unknown): Promise<string> {
        const { solveChallenge } = await loadPart(() => import('./solve-challenge.js'));
        const solution = solved < mostTries ? await solveChallenge(challenge, signal) : undefined;
        if (solution !== undefined) return solution;
        const { status, url } = cause as CivicError;
        throw new CivicError('http/proof-of-work', `${url} takes none of the proofs of work that it asks for`, { cause, status, url, retry: 'later' }); // prettier-ignore
      }
    },
  };
}
