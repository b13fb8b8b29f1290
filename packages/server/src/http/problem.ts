/** One thing that is wrong with what was sent (RFC 9457, section 3, example of `errors`). */
export interface ProblemDetail {
  /** JSON Pointer into what was sent. */
  readonly pointer: string;
  readonly detail: string;
}

export interface ProblemOptions {
  readonly errors?: readonly ProblemDetail[];
  /** Further members (RFC 9457, section 3.2). */
  readonly more?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An answer that says what went wrong, as `application/problem+json` (RFC 9457). */
export function problem(status: number, title: string, { errors, more, headers }: ProblemOptions = {}): Response {
  return new Response(JSON.stringify({ ...more, status, title, ...(errors && errors.length > 0 && { errors }) }), {
    status,
    headers: { 'Content-Type': 'application/problem+json; charset=utf-8', ...headers },
  });
}
