import { type ServiceGuideState, type ServiceGuideStateName, serviceGuideStates } from '@civickit/components/service-guide/states.js';
import type { CivicServiceGuide } from '@civickit/components';
import type { Meta } from '@storybook/web-components-vite';
import { html, nothing } from 'lit';
import { expect, waitFor } from 'storybook/test';

export interface StateArgs {
  state: ServiceGuideStateName;
}

/** What stands in the shadow root when a state has been reached. */
function landmark({ reaches, fallback }: ServiceGuideState): string {
  if (reaches === 'pending') return fallback ? '.status' : '.skeleton';
  return reaches === 'guide' ? '.guide' : '.note';
}

/** What all stories have in common that show one of the element's states. */
export const stateScene = {
  component: 'civic-service-guide',
  argTypes: { state: { control: 'select', options: Object.keys(serviceGuideStates) } },
  parameters: { controls: { include: ['state'] } },
  render: ({ state }) => {
    const { properties, collection, fallback }: ServiceGuideState = serviceGuideStates[state];
    return html`<civic-service-guide
      service=${properties['service'] ?? nothing}
      near=${properties['near'] ?? nothing}
      heading=${properties['heading'] ?? nothing}
      .collection=${collection()}
      >${fallback ? html`<a href="/services">All services</a>` : nothing}</civic-service-guide
    >`;
  },
  play: async ({ canvasElement, args: { state: name }, globals }) => {
    const state: ServiceGuideState = serviceGuideStates[name];
    const guide = canvasElement.querySelector<CivicServiceGuide>('civic-service-guide');
    if (!guide) throw new Error('no guide in the story');
    await waitFor(
      async () => {
        const root = guide.shadowRoot?.querySelector('.root');
        await expect(root).toHaveAttribute('lang', globals['lang'] as string);
        await expect(root?.querySelector(landmark(state)), root?.textContent ?? '').toBeTruthy();
        await expect(root?.textContent).toContain(state.shows);
      },
      { timeout: 5000 },
    );
    await document.fonts.ready;
    const { scrollWidth, clientWidth } = guide.shadowRoot?.querySelector('.root') ?? document.body;
    await expect(scrollWidth, 'nothing sticks out of the element').toBeLessThanOrEqual(clientWidth);
  },
} satisfies Meta<StateArgs>;
