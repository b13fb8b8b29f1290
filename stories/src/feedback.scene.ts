import type { CivicFeedback } from '@civickit/components';
import { type FeedbackState, feedbackStates, reachFeedback } from '@civickit/components/feedback/states.js';
import type { Meta } from '@storybook/web-components-vite';
import { html, nothing } from 'lit';
import { expect, waitFor } from 'storybook/test';

export interface StateArgs {
  state: keyof typeof feedbackStates;
}

/** What all stories have in common that show one of the states of a report that is being written. */
export const stateScene = {
  component: 'civic-feedback',
  argTypes: { state: { control: 'select', options: Object.keys(feedbackStates) } },
  parameters: { controls: { include: ['state'] } },
  render: ({ state }) => {
    const { properties = {}, collection, fallback }: FeedbackState = feedbackStates[state];
    return html`<civic-feedback
      ?compact=${properties['compact'] === true}
      ?photo-first=${properties['photoFirst'] === true}
      type=${properties['type'] ?? nothing}
      .trackHref=${properties['trackHref']}
      .collection=${collection?.()}
      >${fallback ? html`<a href="tel:12345">12345</a>` : nothing}</civic-feedback
    >`;
  },
  play: async ({ canvasElement, args: { state: name }, globals }) => {
    const feedback = canvasElement.querySelector('civic-feedback') as CivicFeedback;
    const root = () => feedback.shadowRoot?.querySelector('.root');
    await waitFor(() => expect(root()).toHaveAttribute('lang', globals['lang'] as string), { timeout: 5000 });
    await reachFeedback(feedback, feedbackStates[name]);
    const { scrollWidth, clientWidth } = root() ?? document.body;
    await expect(scrollWidth, 'nothing sticks out of the element').toBeLessThanOrEqual(clientWidth);
  },
} satisfies Meta<StateArgs>;
