import {
  reach,
  type ServiceCatalogueState,
  type ServiceCatalogueStateName,
  serviceCatalogueStates,
} from '@civickit/components/service-catalogue/states.js';
import type { CivicServiceCatalogue } from '@civickit/components';
import type { Meta } from '@storybook/web-components-vite';
import { html, nothing } from 'lit';
import { expect, waitFor } from 'storybook/test';

export interface StateArgs {
  state: ServiceCatalogueStateName;
}

/** What stands in the shadow root when a state has been reached. */
function landmark(name: string, { fallback, opened }: ServiceCatalogueState): string {
  if (name.startsWith('error')) return '.note button';
  if (name.startsWith('loading')) return fallback ? '.status' : '.skeleton';
  return opened ? '.guide[aria-busy="false"]' : '.origin';
}

/** What all stories have in common that show one of the element's states. */
export const stateScene = {
  component: 'civic-service-catalogue',
  argTypes: { state: { control: 'select', options: Object.keys(serviceCatalogueStates) } },
  parameters: { controls: { include: ['state'] } },
  render: ({ state }) => {
    const { properties = {}, collection, fallback }: ServiceCatalogueState = serviceCatalogueStates[state];
    return html`<civic-service-catalogue
      term=${properties['term'] ?? nothing}
      heading=${properties['heading'] ?? nothing}
      .collection=${collection()}
      >${fallback ? html`<a href="/services">All services</a>` : nothing}</civic-service-catalogue
    >`;
  },
  play: async ({ canvasElement, args: { state: name }, globals }) => {
    const state: ServiceCatalogueState = serviceCatalogueStates[name];
    const catalogue = canvasElement.querySelector<CivicServiceCatalogue>('civic-service-catalogue');
    if (!catalogue) throw new Error('no catalogue in the story');
    const rootWhen = (selector: string, shown = '') =>
      waitFor(
        async () => {
          const root = catalogue.shadowRoot?.querySelector('.root');
          await expect(root).toHaveAttribute('lang', globals['lang'] as string);
          await expect(root?.querySelector(selector), root?.textContent ?? '').toBeTruthy();
          await expect(root?.textContent).toContain(shown);
        },
        { timeout: 5000 },
      );
    if (state.typed !== undefined || state.opened) await rootWhen('.search input');
    await reach(catalogue, state);
    await rootWhen(landmark(name, state), state.shows);
    await document.fonts.ready;
    const { scrollWidth, clientWidth } = catalogue.shadowRoot?.querySelector('.root') ?? document.body;
    await expect(scrollWidth, 'nothing sticks out of the element').toBeLessThanOrEqual(clientWidth);
  },
} satisfies Meta<StateArgs>;
