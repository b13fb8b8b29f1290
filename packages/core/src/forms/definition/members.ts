/** A plain object under construction, or one that is looked into. */
export type Members = Record<string, unknown>;

interface Bare {
  new (): Members;
}

/**
 * Makes objects that inherit nothing from `Object.prototype`, which a host page may have filled. `Object.create(null)` would do, but engines
 * give such objects a hash table each, which for 20,000 options is most of the time that a form takes to be read.
 */
export const Bare = function () {} as unknown as Bare;
(Bare as { prototype: object }).prototype = Object.freeze(Object.create(null) as object);
