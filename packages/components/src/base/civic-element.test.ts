import { expect, fixture } from '@open-wc/testing';
import { html } from 'lit';
import { CivicElement } from './civic-element.js';
import { defineElement } from './define-element.js';

type Fault = 'none' | 'before' | 'drawing' | 'within';

/** Fails where it is told to. */
class FragileElement extends CivicElement {
  fault: Fault = 'none';
  words = 'first';

  protected override get fallbackShown(): boolean {
    return false;
  }

  override willUpdate(): void {
    if (this.fault === 'before') throw new TypeError('broken');
  }

  protected override renderContent(): unknown {
    if (this.fault === 'drawing') throw new TypeError('broken');
    return html`<p>${this.words}</p>
      ${html`<em>${this.fault === 'within' ? Object.create(null) : 'whole'}</em>`}`;
  }
}

const faults = ['before', 'drawing', 'within'] as const;

const heightOf = (element: Element | null): number => element?.getBoundingClientRect().height ?? 0;

describe('CivicElement', () => {
  before(() => defineElement('civic-fragile', FragileElement));

  const make = async (fault: Fault): Promise<FragileElement> => {
    const element = document.createElement('civic-fragile') as FragileElement;
    element.innerHTML = '<a href="/news">All news</a>';
    element.fault = fault;
    return fixture<FragileElement>(element);
  };

  const update = async (element: FragileElement, fault: Fault, words: string): Promise<void> => {
    element.fault = fault;
    element.words = words;
    element.requestUpdate();
    await element.updateComplete;
  };

  const expectFallback = (element: FragileElement): void => {
    expect(element.shadowRoot?.querySelector('p')).to.equal(null);
    expect(heightOf(element.querySelector('a'))).to.be.greaterThan(0);
  };

  const expectContent = (element: FragileElement, words: string): void => {
    const root = element.shadowRoot;
    expect(root?.querySelectorAll('slot')).to.have.length(1);
    expect(root?.querySelector('p')?.textContent).to.equal(words);
    expect(root?.querySelectorAll('.root')).to.have.length(1);
    expect(heightOf(element.querySelector('a'))).to.equal(0);
    expect(getComputedStyle(element).display).to.equal('block');
  };

  for (const fault of faults) {
    it(`draws anew after its first drawing has failed: ${fault}`, async () => {
      const element = await make(fault);
      expectFallback(element);
      await update(element, 'none', 'second');
      expectContent(element, 'second');
    });

    it(`draws anew after it has failed twice in between: ${fault}`, async () => {
      const element = await make('none');
      expectContent(element, 'first');
      await update(element, fault, 'lost');
      expectFallback(element);
      await update(element, fault, 'lost');
      expectFallback(element);
      await update(element, 'none', 'third');
      expectContent(element, 'third');
      await update(element, 'none', 'fourth');
      expectContent(element, 'fourth');
    });
  }
});
