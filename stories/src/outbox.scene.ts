import { type OutboxStateSetting, outboxStates, provideHost } from '@civickit/components/outbox/states.js';
import type { Meta } from '@storybook/web-components-vite';
import { html, nothing } from 'lit';
import { expect, waitFor } from 'storybook/test';

export interface StateArgs {
  state: keyof typeof outboxStates;
}

/** What all stories have in common that show one of the states of the list. */
export const stateScene = {
  component: 'civic-outbox',
  argTypes: { state: { control: 'select', options: Object.keys(outboxStates) } },
  parameters: { controls: { include: ['state'] } },
  render: ({ state }) => {
    const { properties, outbox, fallback }: OutboxStateSetting = outboxStates[state];
    return html`<civic-outbox
      heading=${properties?.['heading'] ?? nothing}
      href=${properties?.['href'] ?? nothing}
      edit-href=${properties?.['editHref'] ?? nothing}
      ?badge=${properties?.['badge'] === true}
      .outbox=${outbox()}
      >${fallback ? html`<a href="/reports">Reports</a>` : nothing}</civic-outbox
    >`;
  },
  play: async ({ canvasElement, args: { state: name }, globals }) => {
    const { reaches, host }: OutboxStateSetting = outboxStates[name];
    const element = canvasElement.querySelector('civic-outbox');
    if (element && host) provideHost(element, host());
    await waitFor(
      async () => {
        await expect(element?.shadowRoot?.querySelector('.root')).toHaveAttribute('lang', globals['lang'] as string);
        if (reaches) await expect(element?.shadowRoot?.querySelector(reaches)).not.toBeNull();
        else await expect(element?.shadowRoot?.querySelector('.item, .badge')).toBeNull();
      },
      { timeout: 5000 },
    );
    const { scrollWidth, clientWidth } = element?.shadowRoot?.querySelector('.root') ?? document.body;
    await expect(scrollWidth, 'nothing sticks out of the element').toBeLessThanOrEqual(clientWidth);
  },
} satisfies Meta<StateArgs>;
