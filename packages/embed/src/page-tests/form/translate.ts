declare global {
  /** How often the translator has put words in the place of others. */
  var translations: number | undefined;
}

/**
 * What page translators do, as a function that is sent to a page as its text: every text of the document and of open roots is taken out,
 * and its words are put there in two font elements, again whenever something changes. Translated words are the same in brackets.
 */
export function translate(): void {
  const skipped = 'script, style, noscript, textarea, svg, font[data-translated]';
  globalThis.translations = 0;

  function wrap(text: Text): void {
    if (!text.data.trim() || text.parentElement?.closest(skipped)) return;
    const outer = document.createElement('font');
    const inner = document.createElement('font');
    outer.setAttribute('data-translated', '');
    inner.textContent = `⟦${text.data}⟧`;
    outer.append(inner);
    text.replaceWith(outer);
    globalThis.translations = (globalThis.translations ?? 0) + 1;
  }

  function walk(node: Node): void {
    if (node instanceof Text) return wrap(node);
    if (node instanceof Element && node.shadowRoot) watch(node.shadowRoot);
    for (const child of [...node.childNodes]) walk(child);
  }

  const seen = new WeakSet<Node>();
  function watch(root: Node): void {
    if (seen.has(root)) return;
    seen.add(root);
    walk(root);
    new MutationObserver((changes) => {
      for (const { type, target, addedNodes } of changes) {
        if (type === 'characterData') walk(target);
        for (const node of addedNodes) if (node.isConnected) walk(node);
      }
    }).observe(root, { childList: true, characterData: true, subtree: true });
  }
  watch(document);
  document.documentElement.classList.add('translated-ltr');
}
