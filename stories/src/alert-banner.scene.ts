import { type AlertBannerState, type AlertBannerStateName, alertBannerStates } from '@civickit/components/alert-banner/states.js';
import type { Meta } from '@storybook/web-components-vite';
import { html, nothing } from 'lit';
import { expect, waitFor } from 'storybook/test';

export interface StateArgs {
  state: AlertBannerStateName;
}

/** What all stories have in common that show one of the banner's states. */
export const stateScene = {
  component: 'civic-alert-banner',
  argTypes: { state: { control: 'select', options: Object.keys(alertBannerStates) } },
  parameters: { controls: { include: ['state'] } },
  render: ({ state }) => {
    const { properties, collection, fallback }: AlertBannerState = alertBannerStates[state];
    return html`<civic-alert-banner area=${properties?.['area'] ?? nothing} .collection=${collection()}
      >${fallback ? html`<a href="/warnings">Warnings</a>` : nothing}</civic-alert-banner
    >`;
  },
  play: async ({ canvasElement, args: { state: name }, globals }) => {
    const { state, shows }: AlertBannerState = alertBannerStates[name];
    const banner = canvasElement.querySelector('civic-alert-banner');
    await waitFor(
      async () => {
        await expect(banner?.shadowRoot?.querySelector('.root')).toHaveAttribute('lang', globals['lang'] as string);
        await expect(banner?.dataset['state']).toBe(state);
        // Names and advice are in the languages of the sample.
        if (shows) await expect(banner?.shadowRoot?.querySelector('.alert')).not.toBeNull();
        else await expect(banner?.shadowRoot?.querySelector('.alert')).toBeNull();
      },
      { timeout: 5000 },
    );
    const { scrollWidth, clientWidth } = banner?.shadowRoot?.querySelector('.root') ?? document.body;
    await expect(scrollWidth, 'nothing sticks out of the element').toBeLessThanOrEqual(clientWidth);
  },
} satisfies Meta<StateArgs>;
