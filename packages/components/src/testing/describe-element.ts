import { expect, fixture, html } from '@open-wc/testing';
import { defineElement } from '../base/define-element.js';
import { waitUntil } from './wait-until.js';

export interface ElementContract {
  readonly tag: string;
  /** An element with content, and with nothing left to wait for when the promise resolves. */
  readonly make: () => Promise<HTMLElement>;
  /** Sets the element up as `make` does; called before or after it is connected. */
  readonly prepare: (element: HTMLElement) => void;
  /** Resolves when the element shows its content. */
  readonly settled: (element: HTMLElement) => Promise<unknown>;
}

const textOf = (element: HTMLElement) => element.shadowRoot?.querySelector('.root')?.textContent?.replace(/\s+/g, ' ').trim();

/** What every element must bear, whatever it shows. */
export function describeElement({ tag, make, prepare, settled }: ElementContract): void {
  describe(`<${tag}> as any element of ours`, () => {
    it('can be defined twice', () => {
      const element = customElements.get(tag);
      if (!element) throw new Error(`${tag} is not defined`);
      defineElement(tag, element);
      defineElement(tag, class extends HTMLElement {});
      expect(customElements.get(tag)).to.equal(element);
    });

    it('shows the same whether it is set up before or after it is connected', async () => {
      const before = document.createElement(tag);
      prepare(before);
      document.body.append(before);
      const after = document.createElement(tag);
      document.body.append(after);
      prepare(after);
      await Promise.all([settled(before), settled(after)]);
      await waitUntil(() => textOf(before) === textOf(after), 'the same text');
      before.remove();
      after.remove();
    });

    it('shows the same after it has been moved', async () => {
      const element = await make();
      const text = textOf(element);
      const elsewhere = await fixture<HTMLElement>(html`<div></div>`);
      elsewhere.append(element);
      await settled(element);
      await waitUntil(() => textOf(element) === text, `the same text: ${text}`);
    });

    it('is hidden by the hidden attribute, whatever the page says', async () => {
      const element = await make();
      const style = document.createElement('style');
      style.textContent = `${tag} { display: grid !important }`;
      document.head.append(style);
      element.hidden = true;
      expect(getComputedStyle(element).display).to.equal('none');
      style.remove();
    });

    it('lets nothing of the page in', async () => {
      const element = await make();
      const root = element.shadowRoot?.querySelector('.root');
      const plain = root && { ...pick(getComputedStyle(root)) };
      const style = document.createElement('style');
      style.textContent =
        '* { all: unset !important } body { font: italic 40px cursive; color: red; letter-spacing: 1em; text-align: right; line-height: 3 }';
      document.head.append(style);
      expect(root && pick(getComputedStyle(root))).to.deep.equal(plain);
      style.remove();
    });

    it('turns round for a language written from right to left', async () => {
      const element = await make();
      element.lang = 'ug';
      await settled(element);
      await waitUntil(() => element.shadowRoot?.querySelector('.root')?.getAttribute('dir') === 'rtl', 'right to left');
    });

    it('is accessible', async () => {
      const element = await make();
      await expect(element).to.be.accessible();
    });
  });
}

function pick({ color, fontSize, fontStyle, letterSpacing, lineHeight, display }: CSSStyleDeclaration): Record<string, string> {
  return { color, fontSize, fontStyle, letterSpacing, lineHeight, display };
}
