import { report } from './report.js';
import { version } from './version.js';

interface Stamped {
  civickitVersion?: string;
}

/**
 * Registers a tag once. The first definition of a page wins; a second one of the same release is silent, one of another
 * release or of somebody else is explained once on the console, and the page goes on with the first.
 */
export function defineElement(tag: string, element: CustomElementConstructor): void {
  const known = customElements.get(tag);
  if (!known) {
    Object.defineProperty(element, 'civickitVersion', { value: version, configurable: true });
    customElements.define(tag, element);
    return;
  }
  const other = (known as Stamped).civickitVersion;
  if (known === element || other === version) return;
  report(tag, {
    code: 'config/defined-twice',
    message: `is already defined by ${other ? `CivicKit ${other}` : 'another script'}; CivicKit ${version} leaves it`,
  });
}
