import type { Page } from '@civickit/page-driver';

/** What a person does with the form of a page, without knowing how it is built. */

export const textOf = (page: Page): Promise<string> =>
  page.evaluate(() => document.querySelector('civic-form')?.shadowRoot?.querySelector('.root')?.textContent?.replace(/\s+/g, ' ') ?? '');

/** Presses the button with these words, once it is there. */
export const press = (page: Page, words: string): Promise<boolean> =>
  page.waitFor((wanted) => {
    const buttons = document.querySelector('civic-form')?.shadowRoot?.querySelectorAll('button') ?? [];
    const found = [...buttons].find(({ textContent }) => textContent.trim() === wanted);
    found?.click();
    return found !== undefined;
  }, words);

/** Waits for the step with this id. @throws with what the form says where it does not come */
export async function at(page: Page, step: string): Promise<void> {
  const isThere = (wanted: string) =>
    (document.querySelector('civic-form') as (HTMLElement & { readonly step?: string }) | null)?.step === wanted;
  try {
    await page.waitFor(isThere, step);
  } catch (cause) {
    throw new Error(`the form does not come to "${step}": ${await textOf(page)}`, { cause });
  }
}

/** Types into the field of an answer, once it is there. */
export const answer = (page: Page, path: string, text: string): Promise<boolean> =>
  page.waitFor(
    (id, typed) => {
      const field = document.querySelector('civic-form')?.shadowRoot?.querySelector<HTMLInputElement>(`[id="${id}"]`);
      if (!field) return false;
      field.focus();
      field.value = typed;
      field.dispatchEvent(new Event('input', { bubbles: true }));
      field.dispatchEvent(new Event('change', { bubbles: true }));
      return true;
    },
    `q-${path}`,
    text,
  );

/** Ticks what has this value; `true` and `false` are yes and no. */
export const pick = (page: Page, path: string, value: string): Promise<boolean> =>
  page.waitFor(
    (name, wanted) => {
      const ticks = document.querySelector('civic-form')?.shadowRoot?.querySelectorAll<HTMLInputElement>(`input[name="${name}"]`) ?? [];
      const found = [...ticks].find((tick) => tick.value === wanted);
      found?.click();
      return found !== undefined;
    },
    `q-${path}`,
    value,
  );

/** Chooses a photo that the page paints. */
export const choosePhoto = (page: Page, path: string): Promise<boolean> =>
  page.waitFor(async (id) => {
    const field = document.querySelector('civic-form')?.shadowRoot?.querySelector<HTMLInputElement>(`[id="${id}"]`);
    if (!field) return false;
    const canvas = Object.assign(document.createElement('canvas'), { width: 640, height: 480 });
    const context = canvas.getContext('2d');
    if (context) Object.assign(context, { fillStyle: 'teal' }).fillRect(40, 40, 400, 300);
    const photo = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg'));
    const chosen = new DataTransfer();
    chosen.items.add(new File(photo ? [photo] : [], 'zhenduan.jpg', { type: 'image/jpeg' }));
    field.files = chosen.files;
    field.dispatchEvent(new Event('change', { bubbles: true }));
    return true;
  }, `q-${path}`);

/** The number of the receipt, once it is shown. */
export const receiptNumber = async (page: Page): Promise<string> => {
  const number = () =>
    document
      .querySelector('civic-form')
      ?.shadowRoot?.querySelector('.number')
      ?.textContent?.match(/\d{4}-\d{4}-\d{4,6}/)?.[0];
  return (await page.waitFor(number)) ?? '';
};
