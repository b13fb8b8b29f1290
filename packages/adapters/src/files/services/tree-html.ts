import { fieldsOf, textOf } from '../../record/fields.js';

const deepest = 50;
const attributes = ['href', 'src', 'alt', 'lang', 'colspan', 'rowspan'] as const;
const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** A tree of rich text, as JSON has it, as HTML: whoever reads that takes nothing but what is allowed. */
export function treeHtml(nodes: unknown, depth = 0): string {
  if (!Array.isArray(nodes) || depth > deepest) return '';
  return nodes
    .map((node: unknown) => {
      if (typeof node === 'string') return escaped(node);
      const { tag, children, ...more } = fieldsOf(node);
      if (typeof tag !== 'string' || !/^[a-z][a-z0-9]{0,11}$/.test(tag)) return '';
      const given = attributes.map((name) => [name, textOf(more[name])] as const).filter(([, value]) => value !== undefined);
      const written = given.map(([name, value]) => ` ${name}="${escaped(value ?? '')}"`).join('');
      return /^(?:img|br|hr)$/.test(tag) ? `<${tag}${written}>` : `<${tag}${written}>${treeHtml(children, depth + 1)}</${tag}>`;
    })
    .join('');
}
