/** Copies an address; where the page may not, leaves it selected and tells so by `false`. */
export async function copyAddress(address: string, shown: Element | null): Promise<boolean> {
  // Absent on plain http pages, whatever the types say.
  const clipboard = (navigator as Partial<Navigator>).clipboard;
  try {
    await clipboard?.writeText(address);
    if (clipboard) return true;
  } catch {
    // Refused by a policy or the reader.
  }
  if (!shown) return false;
  getSelection()?.selectAllChildren(shown);
  return document.execCommand('copy');
}
