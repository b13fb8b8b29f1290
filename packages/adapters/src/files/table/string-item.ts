import type { XmlElement } from '@civickit/core/markup';

/** The text of a string item: plain, or in runs; what tells its pronunciation is left out. */
export function stringOf(item: XmlElement): string {
  let text = '';
  for (const child of item.children()) {
    if (child.name === 't') text += child.text();
    else if (child.name === 'r') for (const part of child.children()) if (part.name === 't') text += part.text();
  }
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
}
