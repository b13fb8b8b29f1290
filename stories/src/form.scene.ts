import { type FormState, formStates } from '@civickit/components/form/states.js';
import type { Meta } from '@storybook/web-components-vite';
import { html, nothing } from 'lit';
import { expect, waitFor } from 'storybook/test';

export interface StateArgs {
  state: keyof typeof formStates;
}

/** What all stories have in common that show one of the states of a form. */
export const stateScene = {
  component: 'civic-form',
  argTypes: { state: { control: 'select', options: Object.keys(formStates) } },
  parameters: { controls: { include: ['state'] } },
  render: ({ state }) => {
    const { properties, collection, fallback }: FormState = formStates[state];
    return html`<civic-form
      form=${properties?.['form'] ?? nothing}
      ?single-page=${properties?.['singlePage'] === true}
      ?assisted=${properties?.['assisted'] === true}
      .collection=${collection()}
      >${fallback ? html`<a href="/form.pdf">Form</a>` : nothing}</civic-form
    >`;
  },
  play: async ({ canvasElement, args: { state: name }, globals }) => {
    const { drive, reaches }: FormState = formStates[name];
    const element = canvasElement.querySelector('civic-form');
    if (!element) throw new Error('there is no form');
    await drive?.(element);
    await waitFor(
      async () => {
        await expect(element.shadowRoot?.querySelector('.root')).toHaveAttribute('lang', globals['lang'] as string);
        if (reaches) await expect(element.shadowRoot?.querySelector(reaches)).not.toBeNull();
      },
      { timeout: 5000 },
    );
    const { scrollWidth, clientWidth } = element.shadowRoot?.querySelector('.root') ?? document.body;
    await expect(scrollWidth, 'nothing sticks out of the element').toBeLessThanOrEqual(clientWidth);
  },
} satisfies Meta<StateArgs>;
