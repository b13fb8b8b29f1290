/** Stands in for `Object.hasOwn` in the release, which engines of 2021 lack. */
export const isOwnProperty = (object: object, key: PropertyKey): boolean => Object.prototype.hasOwnProperty.call(object, key);

/** The browser's `Event`: MooTools puts a class of its own in its place, from which no event can be made. */
export const NativeEvent = /* @__PURE__ */ Object.getPrototypeOf(CustomEvent) as typeof Event;
