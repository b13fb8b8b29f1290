import { createHost } from '@civickit/components';
import { noticeFeedStates, sampleNotices, sampleNow } from '@civickit/components/notice-feed/states.js';
import { createCivicClient, type Notice } from '@civickit/core';
import { memorySource } from '@civickit/core/testing';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, fn, userEvent, waitFor } from 'storybook/test';
import { type FeedAttributes, renderFeed, settle } from './notice-feed.scene.ts';

interface Args extends FeedAttributes {
  collection?: unknown;
  onNoticeOpen: (event: CustomEvent) => void;
}

const clinics = ['Health', 'ساغلاملىق'];
const isOfClinics = ({ categories = [] }: Notice) => categories.some((name) => clinics.includes(name));
const host = createHost(
  createCivicClient(
    {
      notices: [
        memorySource({ id: 'news', items: sampleNotices('news').filter((notice) => !isOfClinics(notice)), about: { title: '县政府公告' } }),
        memorySource({ id: 'health', items: sampleNotices('health').filter(isOfClinics), about: { title: 'Health Bureau' } }),
      ],
    },
    { zone: 'Asia/Shanghai', clock: { now: () => sampleNow } },
  ),
);
const loaderOnly = 'Needs the loader, which this catalogue does not have: here it shows an error.';

const meta = {
  title: 'Notice feed',
  component: 'civic-notice-feed',
  // In place of the loader's document-wide port; on a page nobody writes it.
  decorators: (story) => html`<civic-kit .host=${host}>${story()}</civic-kit>`,
  render: ({ onNoticeOpen, ...attributes }) => renderFeed(attributes, { opened: onNoticeOpen }),
  args: { limit: 5, onNoticeOpen: fn() },
  argTypes: {
    source: { control: 'select', options: ['news', 'health', 'health news'] },
    src: { control: 'text', description: `Address of a feed, relative to the page. ${loaderOnly}` },
    adapter: { control: 'text', description: `Name of the adapter that reads \`src\`. ${loaderOnly}` },
    category: { control: 'select', options: ['停水停电', '通知公告', '政策文件', 'Traffic'] },
    limit: { control: { type: 'number', min: 1, max: 50 } },
    heading: { control: 'text' },
    headingLevel: { name: 'heading-level', control: { type: 'number', min: 2, max: 5 } },
    inline: { control: 'boolean' },
    searchable: { control: 'boolean' },
    filterable: { control: 'boolean' },
    collection: { control: false },
    onNoticeOpen: { table: { disable: true } },
  },
  play: async ({ canvasElement, globals }) => {
    await settle(canvasElement, globals['lang'] as string, (root) => root.querySelector('.origin'));
  },
} satisfies Meta<Args>;

export default meta;
type Story = StoryObj<Args>;

/** Every attribute to try; events are listed under Actions. */
export const Playground: Story = {
  args: { heading: '通知公告', headingLevel: 2, inline: true, searchable: true, filterable: true },
};

/** A notice with a table, a list and a telephone number, opened in place. */
export const Opened: Story = {
  args: { source: 'news', inline: true, limit: 2 },
  play: async ({ canvasElement, globals, args }) => {
    const root = await settle(canvasElement, globals['lang'] as string, (inner) => inner.querySelectorAll('.title').length === 2);
    const pinnedLast = root.querySelectorAll('.title')[1] as HTMLElement;
    await userEvent.click(pinnedLast);
    await waitFor(() => expect(root.querySelector('.body table')).not.toBeNull());
    await expect(args.onNoticeOpen).toHaveBeenCalledOnce();
  },
};

/** Nothing matches the search; one button leads back to all notices. */
export const NothingFound: Story = {
  args: { source: 'news', searchable: true },
  play: async ({ canvasElement, globals }) => {
    const root = await settle(canvasElement, globals['lang'] as string, (inner) => inner.querySelector('input'));
    await userEvent.type(root.querySelector('input') as HTMLElement, 'swimming pool');
    await waitFor(() => expect(root.querySelector('.status')?.textContent).not.toBe(''), { timeout: 3000 });
    await expect(root.querySelector('.empty')).not.toBeNull();
  },
};

/** "Show more" puts the focus on the first new notice and says how many came. */
export const More: Story = {
  args: { source: 'news', limit: 3 },
  play: async ({ canvasElement, globals }) => {
    const root = await settle(canvasElement, globals['lang'] as string, (inner) => inner.querySelector('.more'));
    await userEvent.click(root.querySelector('.more') as HTMLElement);
    await waitFor(() => expect(root.activeElement).toBe(root.querySelectorAll('.title')[3]));
    await expect(root.querySelector('.status')?.textContent).not.toBe('');
  },
};

/** Without the loader the element opens nothing by `src`: the page keeps what it had. */
export const Refused: Story = {
  args: { src: '/feed.xml' },
  render: (attributes) => renderFeed(attributes, { fallback: true }),
  play: async ({ canvasElement, globals }) => {
    await settle(canvasElement, globals['lang'] as string, (root) => root.querySelector('.note button'));
  },
};

/** Data by hand, through the `collection` property: wins over all attributes. */
export const ByHand: Story = {
  args: { limit: 3 },
  render: (attributes) => renderFeed(attributes, { collection: noticeFeedStates.ready.collection() }),
};
