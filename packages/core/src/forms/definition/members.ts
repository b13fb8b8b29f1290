/** A plain object under construction, or one that is looked into. */
export type Members = Record<string, unknown>;

interface Bare {
  new (): Members;
}

/**
 * Makes objects that inherit nothing from `Object.prototype`, which a host page may have filled. `Object.create(null)` would do, but engines
 * give such objects a hash table each, which for 20,000 options is most of the time that a form takes to be read. It is a class, since the
 * release makes arrows of functions, and of an arrow nothing can be made.
 */
export const Bare = class {} as unknown as Bare;
const { prototype } = Bare as unknown as { readonly prototype: object };
Object.setPrototypeOf(prototype, null);
Reflect.deleteProperty(prototype, 'constructor');
Object.freeze(prototype);
