import { html, nothing, render, type TemplateResult } from 'lit';
import { translate } from './translate.js';

/** What changes in the form while somebody fills it in. */
interface Changing {
  readonly heading: string;
  /** Absent where nothing is wrong. */
  readonly error?: string;
}

/** One form, in a shadow root or in the light DOM (`root`), its changing texts bound as child parts or by `.textContent=` (`texts`). */
class TrialForm extends HTMLElement {
  connectedCallback(): void {
    this.show({ heading: 'About you' });
  }

  show(changing: Changing): void {
    render(this.getAttribute('texts') === 'child' ? childParts(changing) : textContents(changing), this.#container());
  }

  /** Puts each field into a root of its own, as a library of field elements does. */
  isolate(): void {
    for (const input of trial.input('name').form?.querySelectorAll('input') ?? []) {
      const field = document.createElement('span');
      input.replaceWith(field);
      field.attachShadow({ mode: 'open' }).append(input);
    }
  }

  #container(): HTMLElement {
    if (this.getAttribute('root') !== 'shadow') {
      if (!this.querySelector('.ours')) this.replaceChildren();
      return this;
    }
    const root = this.shadowRoot ?? this.attachShadow({ mode: 'open', delegatesFocus: this.hasAttribute('delegates') });
    if (!root.firstElementChild) {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(':host { display: block } div { all: initial; display: block }');
      root.adoptedStyleSheets = [sheet];
      root.append(document.createElement('div'));
    }
    return root.firstElementChild as HTMLElement;
  }
}

const childParts = ({ heading, error }: Changing): TemplateResult =>
  form(
    html`<h2>${heading}</h2>`,
    error === undefined ? nothing : html`<a href="#name">${error}</a>`,
    html`<p id="name-error">${error}</p>`,
  );

// The rule looks for words between the tags.
/* eslint-disable lit-a11y/accessible-name */
const textContents = ({ heading, error }: Changing): TemplateResult =>
  form(
    html`<h2 .textContent=${heading}></h2>`,
    error === undefined ? nothing : html`<a href="#name" .textContent=${error}></a>`,
    html`<p id="name-error" .textContent=${error ?? ''}></p>`,
  );
/* eslint-enable lit-a11y/accessible-name */

const form = (heading: TemplateResult, link: TemplateResult | typeof nothing, error: TemplateResult): TemplateResult =>
  html`<form class="ours" action="/sent" method="post" novalidate>
    ${heading}${link}
    <label for="name">Your name</label>
    <p id="name-hint">As in your papers</p>
    ${error}
    <input id="name" name="name" autocomplete="name" aria-describedby="name-hint name-error" />
    <label for="street">Street and house</label>
    <input id="street" name="street" autocomplete="street-address" />
    <label for="town">Town</label>
    <input id="town" name="town" autocomplete="address-level2" />
    <label for="postcode">Postcode</label>
    <input id="postcode" name="postcode" autocomplete="postal-code" />
    <label for="phone">Telephone</label>
    <input id="phone" name="phone" type="tel" autocomplete="tel" />
    <p id="advice">Ask at the zanzibar counter</p>
    <button>Send</button>
  </form>`;

customElements.define('trial-form', TrialForm);

declare global {
  /** What tests ask a page for. */
  var trial: {
    /** The first element, or the one at `index`. */
    readonly element: (index?: number) => TrialForm;
    /** Where its form stands. */
    readonly root: (index?: number) => Document | ShadowRoot;
    readonly input: (id: string, index?: number) => HTMLInputElement;
    readonly translate: typeof translate;
    /** Notes of listeners that a test has set. */
    readonly heard: string[];
    /** Whether the page came back as it was left; undefined where it was made anew. */
    resumed?: boolean;
  };
}

globalThis.trial = {
  element: (index = 0) => document.querySelectorAll<TrialForm>('trial-form')[index] as TrialForm,
  root: (index) => trial.element(index).shadowRoot ?? document,
  input: (id, index) => (trial.element(index).shadowRoot ?? trial.element(index)).querySelector(`.ours #${id}`) as HTMLInputElement,
  translate,
  heard: [],
};
addEventListener('pageshow', ({ persisted }) => {
  if (persisted) trial.resumed = true;
});
