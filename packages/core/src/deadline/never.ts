/** The signal of callers who give none. */
export const never = new AbortController().signal;
