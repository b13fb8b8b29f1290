import { type RequestListState, type RequestListStateName, requestListStates } from '@civickit/components/request-list/states.js';
import type { Meta } from '@storybook/web-components-vite';
import { html, nothing } from 'lit';
import { expect, waitFor } from 'storybook/test';

export interface StateArgs {
  state: RequestListStateName;
}

/** What stands in the shadow root when a state has been reached. */
function landmark(name: string, { fallback, properties }: RequestListState): string {
  if (name.startsWith('error')) return '.note button';
  if (name.startsWith('loading')) return fallback ? '.status' : '.skeleton';
  return properties?.['figures'] ? '.figures' : '.origin';
}

/** What all stories have in common that show one of the states of the list. */
export const stateScene = {
  component: 'civic-request-list',
  argTypes: { state: { control: 'select', options: Object.keys(requestListStates) } },
  parameters: { controls: { include: ['state'] } },
  render: ({ state }) => {
    const { properties, collection, fallback }: RequestListState = requestListStates[state];
    return html`<civic-request-list
      heading=${properties?.['heading'] ?? nothing}
      limit=${properties?.['limit'] ?? nothing}
      near=${properties?.['near'] ?? nothing}
      radius=${properties?.['radius'] ?? nothing}
      ?figures=${properties?.['figures'] === true}
      ?searchable=${properties?.['searchable'] === true}
      ?filterable=${properties?.['filterable'] === true}
      ?map=${properties?.['map'] === true}
      .collection=${collection()}
      >${fallback ? html`<a href="/reports">All reports</a>` : nothing}</civic-request-list
    >`;
  },
  play: async ({ canvasElement, args: { state: name }, globals }) => {
    const state: RequestListState = requestListStates[name];
    const root = () => canvasElement.querySelector('civic-request-list')?.shadowRoot?.querySelector('.root');
    await waitFor(
      async () => {
        await expect(root()).toHaveAttribute('lang', globals['lang'] as string);
        await expect(root()?.querySelector(landmark(name, state))).not.toBeNull();
        await expect(root()?.textContent).toContain(state.shows);
      },
      { timeout: 5000 },
    );
    const { scrollWidth, clientWidth } = root() ?? document.body;
    await expect(scrollWidth, 'nothing sticks out of the element').toBeLessThanOrEqual(clientWidth);
  },
} satisfies Meta<StateArgs>;
