/** A copy of `value` that lacks the members called `names`, and keeps those that nobody here has heard of. */
export function without<T extends object, K extends keyof T>(value: T, ...names: readonly K[]): Omit<T, K> {
  const rest = { ...value };
  for (const name of names) delete rest[name];
  return rest;
}
