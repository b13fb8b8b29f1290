import { readAttributes } from './attributes.js';
import type { XmlScope } from './xml-scope.js';

/**
 * The opening tag of an element. Feeds repeat a few dozen of them thousands of times: those that say the same wherever they stand in
 * their scope are kept there, and their attributes are read once.
 */
export class ElementTag {
  private read?: ReadonlyMap<string, string>;

  constructor(
    /** The scope within the element. */
    readonly scope: XmlScope,
    /** The program's name of the element. */
    readonly name: string,
    /** Its name as written. */
    readonly qualified: string,
    /** What stands between the name and the end of the tag, as written. */
    readonly attributes: string,
    /** Whether all that is written like it has the same tag. */
    readonly kept = false,
  ) {}

  attribute(name: string): string | undefined {
    return (this.read ??= readAttributes(this.attributes, false, this.scope.limits.maxAttributes)).get(name);
  }
}
