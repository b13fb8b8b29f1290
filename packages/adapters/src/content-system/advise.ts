import { CivicError } from '@civickit/core';

/** The same error, whose message also says what the server named as wrong and what a developer can do about it. */
export function advise(error: CivicError, advice: string): CivicError {
  const { code, message, cause, source, url, status, retry, retryAfterMs, issues } = error;
  const named = issues?.map((issue) => issue.message).filter((said) => !message.includes(said)) ?? [];
  const whole = `${[message, ...named].join('; ')} - ${advice}`;
  return new CivicError(code, whole, { cause, source, url, status, retry, retryAfterMs, issues });
}
