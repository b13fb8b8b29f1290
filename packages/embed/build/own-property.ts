/** Stands in for `Object.hasOwn` in the release. */
export const isOwnProperty = (object: object, key: PropertyKey): boolean => Object.prototype.hasOwnProperty.call(object, key);
