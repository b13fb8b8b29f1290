import type { CivicRequestTracker } from '@civickit/components';
import { reachTracked, type RequestTrackerState, requestTrackerStates } from '@civickit/components/request-tracker/states.js';
import type { Meta } from '@storybook/web-components-vite';
import { html, nothing } from 'lit';
import { expect, waitFor } from 'storybook/test';

export interface StateArgs {
  state: keyof typeof requestTrackerStates;
}

/** What all stories have in common that show one of the states of the tracker. */
export const stateScene = {
  component: 'civic-request-tracker',
  argTypes: { state: { control: 'select', options: Object.keys(requestTrackerStates) } },
  parameters: { controls: { include: ['state'] } },
  render: ({ state }) => {
    const { properties, collection, fallback }: RequestTrackerState = requestTrackerStates[state];
    return html`<civic-request-tracker heading=${properties?.['heading'] ?? nothing} .collection=${collection?.()}
      >${fallback ? html`<a href="/reports">Reports</a>` : nothing}</civic-request-tracker
    >`;
  },
  play: async ({ canvasElement, args: { state: name }, globals }) => {
    const tracker = canvasElement.querySelector('civic-request-tracker') as CivicRequestTracker;
    const root = () => tracker.shadowRoot?.querySelector('.root');
    await waitFor(() => expect(root()).toHaveAttribute('lang', globals['lang'] as string), { timeout: 5000 });
    await reachTracked(tracker, requestTrackerStates[name]);
    const { scrollWidth, clientWidth } = root() ?? document.body;
    await expect(scrollWidth, 'nothing sticks out of the element').toBeLessThanOrEqual(clientWidth);
  },
} satisfies Meta<StateArgs>;
