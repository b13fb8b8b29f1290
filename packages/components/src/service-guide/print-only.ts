const hidden = 'data-civic-unprinted';

/**
 * Prints one element and nothing else of the page. Whatever stands beside it, or beside what holds it, is marked for the time of
 * printing; the rule comes by a constructed sheet, which every policy of a page allows.
 */
export function printOnly(element: Element): void {
  const marked: Element[] = [];
  const undo: (() => void)[] = [];
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`@media print{[${hidden}]{display:none!important}}`);
  for (let at: Node = element; at.parentNode;) {
    for (const sibling of at.parentNode.children) if (sibling !== at && !sibling.hasAttribute(hidden)) marked.push(sibling);
    at = at.parentNode;
    if (at instanceof ShadowRoot || at instanceof Document) {
      const root = at;
      const before = root.adoptedStyleSheets;
      root.adoptedStyleSheets = [...before, sheet];
      undo.push(() => (root.adoptedStyleSheets = root.adoptedStyleSheets.filter((each) => each !== sheet)));
    }
    if (at instanceof ShadowRoot) at = at.host;
  }
  for (const each of marked) each.setAttribute(hidden, '');
  const restore = (): void => {
    for (const each of marked) each.removeAttribute(hidden);
    for (const each of undo) each();
  };
  addEventListener('afterprint', restore, { once: true });
  try {
    print();
  } catch {
    removeEventListener('afterprint', restore);
    restore();
  }
}
