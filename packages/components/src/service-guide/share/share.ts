/** What became of it. `selected`: the reader has to copy by hand what is now selected. */
export type Shared = 'shared' | 'cancelled' | 'copied' | 'selected';

/** By the device's own sheet where there is one, else to the clipboard. `field` shows the address, for where there is neither. */
export async function shareAddress(title: string, url: string, field: HTMLInputElement): Promise<Shared> {
  return (await shareBySheet({ title, url })) ?? copyText(url, field);
}

/** By the device's own sheet; undefined where there is none, or it is kept from a page. */
export async function shareBySheet(what: ShareData): Promise<'shared' | 'cancelled' | undefined> {
  // Absent on plain http and in many browsers, whatever the types say.
  const share = (navigator as Partial<Navigator>).share?.bind(navigator);
  if (!share) return undefined;
  try {
    await share(what);
    return 'shared';
  } catch (cause) {
    return (cause as Partial<Error>).name === 'AbortError' ? 'cancelled' : undefined;
  }
}

/** To the clipboard; also on plain http pages, which have only the old way. */
export async function copyText(text: string, field: HTMLInputElement | HTMLTextAreaElement): Promise<Shared> {
  try {
    await (navigator as Partial<Navigator>).clipboard?.writeText(text);
    if ((navigator as Partial<Navigator>).clipboard) return 'copied';
  } catch {
    // Refused by a policy or the reader.
  }
  field.focus();
  field.select();
  // iOS selects nothing of what is read-only otherwise.
  field.setSelectionRange(0, field.value.length);
  try {
    return document.execCommand('copy') ? 'copied' : 'selected';
  } catch {
    return 'selected';
  }
}
