import { expect } from '@open-wc/testing';
import { type CSSResultGroup, html, type TemplateResult } from 'lit';
import { CivicElement } from '../base/civic-element.js';
import { registerAllCatalogues } from '../i18n/all.js';

registerAllCatalogues();

/** An element around a part that has none of its own, as its host would be. */
export class ToolStage extends CivicElement {
  content?: () => unknown;

  protected override get fallbackShown(): boolean {
    return false;
  }

  protected override renderContent(): TemplateResult {
    return html`<p class="status visually-hidden" role="status"></p>
      ${this.content?.()}`;
  }

  get text(): string {
    return this.renderRoot.querySelector('.root')?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
  }

  get said(): string {
    return this.find('.status').textContent?.trim() ?? '';
  }

  find<E extends Element = HTMLElement>(selector: string): E {
    const found = this.renderRoot.querySelector<E>(selector);
    if (!found) throw new Error(`No ${selector} in: ${this.text}`);
    return found;
  }

  hasButton(name: string): boolean {
    return this.#findButton(name) !== undefined;
  }

  button(name: string): HTMLButtonElement {
    const found = this.#findButton(name);
    if (!found) throw new Error(`No button "${name}" in: ${this.text}`);
    return found;
  }

  #findButton(name: string): HTMLButtonElement | undefined {
    return [...this.renderRoot.querySelectorAll('button')].find((each) => each.textContent?.includes(name));
  }
}
customElements.define('tool-stage', ToolStage);

/** What is on the page, with the styles of the part. */
export function stage(lang = 'en', styles?: CSSResultGroup): ToolStage {
  const element = document.createElement('tool-stage') as ToolStage;
  element.lang = lang;
  document.body.append(element);
  const sheets = [styles ?? []].flat(Infinity as 1) as unknown as { styleSheet?: CSSStyleSheet }[];
  const own = sheets.flatMap(({ styleSheet }) => (styleSheet ? [styleSheet] : []));
  element.shadowRoot?.adoptedStyleSheets.push(...own);
  stages.push(element);
  return element;
}

const stages: ToolStage[] = [];
afterEach(() => {
  for (const element of stages.splice(0)) element.remove();
});

/** Axe finds nothing. */
export async function expectAccessible(element: ToolStage): Promise<void> {
  await element.updateComplete;
  await expect(element).to.be.accessible();
}
