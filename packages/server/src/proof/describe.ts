import { problemAnswer, type Answer, type Parameter } from '../openapi/operation.js';

/** The header of a solution, for what may ask for one. */
export const proofHeaders: Readonly<Record<string, Parameter>> = {
  'Proof-Of-Work': {
    schema: { type: 'string', pattern: '^[\\w.-]*$' },
    means:
      'Where one was asked for: `token` of the challenge, a full stop and the number of which, behind `salt` and a full stop, `digest` is the SHA-256',
  },
};

/** What is answered without a solution where one is always asked for; under pressure it is 429. */
export const unproven: Answer = problemAnswer(
  'A proof of work is asked for: solve `challenge` and send the same again, with its Idempotency-Key',
);
