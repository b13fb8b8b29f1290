/** Whether the page has content of its own in an element: linked data of services, which is read by machines, is none. */
export function hasOwnContent(element: Element): boolean {
  return Array.from(element.childNodes).some(({ nodeName, textContent }) =>
    nodeName === '#text' ? textContent?.trim() : /^(?!SCRIPT|#)/.test(nodeName),
  );
}
