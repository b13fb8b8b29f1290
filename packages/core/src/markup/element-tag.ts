import { readAttributes } from './attributes.js';
import type { XmlScope } from './xml-scope.js';

/**
 * The opening tag of an element. Feeds repeat a few dozen of them thousands of times: those that say the same wherever they stand in
 * their scope are kept there, and their attributes are read once.
 */
export class ElementTag {
  /** The tag that followed this one the last time, which is most often the one that follows it now. */
  next?: ElementTag | undefined;
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
    /** The tag and the end tag that matches it, as written; empty for one that is not kept. */
    readonly open = '',
    readonly close = '',
  ) {}

  attribute(name: string): string | undefined {
    return (this.read ??= readAttributes(this.attributes, false, this.scope.limits.maxAttributes)).get(name);
  }
}
