/**
 * A copy of the own properties of `given`, without a prototype. Options are read from such copies, so that a host page that
 * has put `signal`, `retry` or the like on `Object.prototype` changes nothing.
 */
export function takeOwn<T extends object>(given: T | undefined): Partial<T> {
  return Object.assign(Object.create(null) as Partial<T>, given);
}
