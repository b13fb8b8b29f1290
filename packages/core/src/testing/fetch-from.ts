/**
 * A `fetch` that asks a function instead of the network. As fetch does, it rejects for an abort with the signal's reason and for a failed
 * connection (`Response.error()`) with a TypeError.
 */
export function fetchFrom(answer: (request: Request) => Promise<Response>): typeof globalThis.fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    const { signal } = request;
    const aborted = new Promise<never>((_, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
    });
    signal.throwIfAborted();
    const response = await Promise.race([answer(request), aborted]);
    if (response.type === 'error') throw new TypeError('The connection failed');
    return response;
  };
}
