/** A plain object under construction, or one that is looked into. */
export type Members = Record<string, unknown>;

interface Bare {
  new (): Members;
}

/**
 * Makes objects that inherit nothing from `Object.prototype`, which a host page may have filled. `Object.create(null)` would do, but engines
 * give such objects a hash table each, which for 20,000 options is most of the time that a form takes to be read.
 */
export const Bare = class {} as unknown as Bare;
const { prototype } = Bare as unknown as { readonly prototype: object };
// A function would do, were it not for minifiers that make an arrow of one without `this`, which nobody can construct.
Object.setPrototypeOf(prototype, null);
Reflect.deleteProperty(prototype, 'constructor');
Object.freeze(prototype);
