import type { CivicRating } from '@civickit/components';
import { type RatingState, ratingStates, reachRated } from '@civickit/components/rating/states.js';
import type { Meta } from '@storybook/web-components-vite';
import { html, nothing } from 'lit';
import { expect, waitFor } from 'storybook/test';

export interface StateArgs {
  state: keyof typeof ratingStates;
}

/** What all stories have in common that show one of the states of the rating. */
export const stateScene = {
  component: 'civic-rating',
  argTypes: { state: { control: 'select', options: Object.keys(ratingStates) } },
  parameters: { controls: { include: ['state'] } },
  render: ({ state }) => {
    const { properties = {}, collection, fallback }: RatingState = ratingStates[state];
    return html`<civic-rating
      heading=${properties.heading ?? nothing}
      ?results=${properties.results}
      .code=${properties.code}
      .collection=${collection?.()}
      >${fallback ? html`<a href="/reports">Reports</a>` : nothing}</civic-rating
    >`;
  },
  play: async ({ canvasElement, args: { state: name }, globals }) => {
    const rating = canvasElement.querySelector('civic-rating') as CivicRating;
    const root = () => rating.shadowRoot?.querySelector('.root');
    await waitFor(() => expect(root()).toHaveAttribute('lang', globals['lang'] as string), { timeout: 5000 });
    await reachRated(rating, ratingStates[name]);
    const { scrollWidth, clientWidth } = root() ?? document.body;
    await expect(scrollWidth, 'nothing sticks out of the element').toBeLessThanOrEqual(clientWidth);
  },
} satisfies Meta<StateArgs>;
