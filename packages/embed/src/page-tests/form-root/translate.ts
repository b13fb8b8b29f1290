/** Does what page translators do: each text goes into two `<font>`, in place of the node that was there. */
export function translate(roots: 'document' | 'open roots too'): void {
  const visit = (root: Node): void => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    const texts: Text[] = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node instanceof Text && node.data.trim() && !node.parentElement?.closest('script, style')) texts.push(node);
      if (roots === 'open roots too' && node instanceof Element && node.shadowRoot) visit(node.shadowRoot);
    }
    texts.forEach(wrap);
  };
  visit(document.body);
}

function wrap(text: Text): void {
  const outer = document.createElement('font');
  const inner = outer.appendChild(document.createElement('font'));
  inner.textContent = `«${text.data.trim()}»`;
  text.replaceWith(outer);
}
