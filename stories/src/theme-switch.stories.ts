import { createHost } from '@civickit/components';
import { noticeFeedStates } from '@civickit/components/notice-feed/states.js';
import { createCivicClient, memoryStore } from '@civickit/core';
import { memorySource } from '@civickit/core/testing';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, fn, userEvent, waitFor } from 'storybook/test';

interface Args {
  theme: 'elder' | 'high-contrast' | 'dark';
  onThemeChange: (event: CustomEvent) => void;
}

const host = createHost(createCivicClient({ notices: [memorySource({ id: 'news', items: [] })] }), { store: memoryStore() });

const meta = {
  title: 'Theme switch',
  component: 'civic-theme-switch',
  args: { theme: 'elder', onThemeChange: fn() },
  argTypes: {
    theme: { control: 'select', options: ['elder', 'high-contrast', 'dark'] },
    onThemeChange: { table: { disable: true } },
  },
  // In place of the loader's document-wide port; on a page nobody writes it.
  decorators: (story) => html`<civic-kit .host=${host}>${story()}</civic-kit>`,
  render: ({ theme, onThemeChange }) =>
    html`<civic-theme-switch theme=${theme} @civic-theme-change=${onThemeChange}></civic-theme-switch
      ><civic-notice-feed limit="2" .collection=${noticeFeedStates.ready.collection()}></civic-notice-feed>`,
} satisfies Meta<Args>;

export default meta;
type Story = StoryObj<Args>;

/** The whole page follows the button; a second press leads back. */
export const Playground: Story = {
  play: async ({ canvasElement, args }) => {
    const button = await waitFor(() => {
      const found = canvasElement.querySelector('civic-theme-switch')?.shadowRoot?.querySelector('button');
      if (!found) throw new Error('the element has not rendered');
      return found;
    });
    await userEvent.click(button);
    await waitFor(() => expect(button.getAttribute('aria-pressed')).toBe('true'));
    await expect(document.documentElement.dataset['civicTheme']).toBe(args.theme);
    await userEvent.click(button);
    await waitFor(() => expect(button.getAttribute('aria-pressed')).toBe('false'));
  },
};

/** Black on white, every edge drawn. */
export const StrongContrast: Story = { ...Playground, args: { theme: 'high-contrast' } };

/** Light on dark. */
export const Dark: Story = { ...Playground, args: { theme: 'dark' } };
