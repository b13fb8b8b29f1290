import { withoutInvalid } from '@civickit/core/markup';

const references: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\r': '&#13;' };

/** `text` so that it stands for itself between tags and in double quotes, in XML and HTML. Characters that XML cannot hold go. */
export function escaped(text: string): string {
  return withoutInvalid(text).replace(/[&<>"\r]/g, (sign) => references[sign] ?? sign);
}

/** One element; attributes without value are left out, and so is an element whose `inner` is undefined. `inner` is markup already. */
export function element(
  name: string,
  inner: string | undefined,
  attributes: Readonly<Record<string, string | number | undefined>> = {},
): string {
  if (inner === undefined) return '';
  let tag = name;
  for (const [key, value] of Object.entries(attributes)) if (value !== undefined) tag += ` ${key}="${escaped(String(value))}"`;
  return inner ? `<${tag}>${inner}</${name}>` : `<${tag}/>`;
}

/** The same with text as its content; left out when there is none. */
export function textElement(name: string, text: string | undefined, attributes?: Readonly<Record<string, string | undefined>>): string {
  return element(name, text ? escaped(text) : undefined, attributes);
}
