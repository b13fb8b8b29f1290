/** Pages with commands on single keys take what is typed here for them: they see the element, not the field in it. */
export function keepKeys(root: EventTarget): void {
  for (const name of ['keydown', 'keypress', 'keyup']) root.addEventListener(name, keepKey);
}

function keepKey(event: Event): void {
  const { key, ctrlKey, metaKey, altKey } = event as KeyboardEvent;
  const isTyped = [...key].length === 1 && !ctrlKey && !metaKey && !altKey;
  if (isTyped && (event.target as HTMLElement).matches('input, select, textarea')) event.stopPropagation();
}
