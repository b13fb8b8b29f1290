import { type NoticeFeedState, type NoticeFeedStateName, noticeFeedStates } from '@civickit/components/notice-feed/states.js';
import type { CivicNoticeFeed } from '@civickit/components';
import type { Meta } from '@storybook/web-components-vite';
import { html, nothing, type TemplateResult } from 'lit';
import { expect, waitFor } from 'storybook/test';

/** The element's attributes, as properties. */
export type FeedAttributes = Partial<
  Pick<
    CivicNoticeFeed,
    'source' | 'src' | 'adapter' | 'category' | 'limit' | 'heading' | 'headingLevel' | 'inline' | 'searchable' | 'filterable'
  >
>;

export interface StateArgs {
  state: NoticeFeedStateName;
}

interface Bound extends Partial<Pick<CivicNoticeFeed, 'collection'>> {
  readonly fallback?: boolean;
  readonly opened?: (event: CustomEvent) => void;
}

/** The element with attributes, so that the snippet beside it reads as on a page. */
export function renderFeed(attributes: FeedAttributes, { collection, fallback, opened }: Bound = {}): TemplateResult {
  const { source, src, adapter, category, limit, heading, headingLevel, inline, searchable, filterable } = attributes;
  return html`<civic-notice-feed
    source=${source || nothing}
    src=${src || nothing}
    adapter=${adapter || nothing}
    category=${category || nothing}
    heading=${heading || nothing}
    heading-level=${headingLevel ?? nothing}
    limit=${limit ?? nothing}
    ?inline=${inline}
    ?searchable=${searchable}
    ?filterable=${filterable}
    .collection=${collection}
    @civic-notice-open=${opened}
    >${fallback ? html`<a href="/news">All news</a>` : nothing}</civic-notice-feed
  >`;
}

/** Waits for `reached` in the element's shadow root, with its texts in `lang`, so that what axe judges is what people see. */
export async function settle(canvas: HTMLElement, lang: string, reached: (root: Element) => unknown): Promise<ShadowRoot> {
  const feed = canvas.querySelector('civic-notice-feed');
  await waitFor(
    async () => {
      const root = feed?.shadowRoot?.querySelector('.root');
      if (!feed || !root) throw new Error('the element has not rendered');
      await expect(root).toHaveAttribute('lang', lang);
      await expect(reached(root), feed.shadowRoot?.textContent ?? '').toBeTruthy();
    },
    { timeout: 5000 },
  );
  await document.fonts.ready;
  const { scrollWidth, clientWidth } = feed?.shadowRoot?.querySelector('.root') ?? document.body;
  await expect(scrollWidth, 'nothing sticks out of the element').toBeLessThanOrEqual(clientWidth);
  return (feed as CivicNoticeFeed).shadowRoot as ShadowRoot;
}

/** What stands in the shadow root when a state has been reached. */
function landmark(name: string, { fallback }: NoticeFeedState): string {
  if (name.startsWith('error')) return '.note button';
  if (name.startsWith('loading')) return fallback ? '.status' : '.skeleton';
  return '.origin';
}

/** What all stories have in common that show one of the element's states. */
export const stateScene = {
  component: 'civic-notice-feed',
  argTypes: { state: { control: 'select', options: Object.keys(noticeFeedStates) } },
  parameters: { controls: { include: ['state'] } },
  render: ({ state }) => {
    const { properties, collection, fallback }: NoticeFeedState = noticeFeedStates[state];
    return renderFeed(properties ?? {}, { collection: collection(), fallback });
  },
  play: async ({ canvasElement, args: { state: name }, globals }) => {
    const state: NoticeFeedState = noticeFeedStates[name];
    await settle(
      canvasElement,
      globals['lang'] as string,
      (root) => root.querySelector(landmark(name, state)) && root.textContent?.includes(state.shows),
    );
  },
} satisfies Meta<StateArgs>;
