import { createHost } from '@civickit/components';
import { sampleNotices, sampleNow } from '@civickit/components/notice-feed/states.js';
import { createCivicClient } from '@civickit/core';
import { memorySource } from '@civickit/core/testing';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { languages, themes } from '../matrix/factors.ts';
import { settle } from './notice-feed.scene.ts';

interface Args {
  lang: (typeof languages)[number];
  theme: (typeof themes)[number];
  host?: unknown;
}

const host = createHost(
  createCivicClient(
    { notices: [memorySource({ id: 'news', items: sampleNotices('news'), about: { title: '县政府公告' } })] },
    { zone: 'Asia/Shanghai', clock: { now: () => sampleNow } },
  ),
);

const meta = {
  title: 'Kit',
  component: 'civic-kit',
  args: { lang: 'zh-Hans', theme: 'elder' },
  argTypes: {
    lang: { control: 'select', options: languages, description: 'Language of everything inside.' },
    theme: { name: 'data-civic-theme', control: 'select', options: themes, description: 'Theme of everything inside.' },
    host: { control: false },
  },
  render: ({ lang, theme }) =>
    html`<civic-kit lang=${lang} data-civic-theme=${theme} .host=${host}><civic-notice-feed limit="3"></civic-notice-feed></civic-kit>`,
  play: async ({ canvasElement, args }) => {
    await settle(canvasElement, args.lang, (root) => root.querySelector('.origin'));
  },
} satisfies Meta<Args>;

export default meta;
type Story = StoryObj<Args>;

/** A part of the page with its own data, language and theme. */
export const ForEldersInChinese: Story = {};

/** The same part in Uyghur, from right to left. */
export const InUyghur: Story = { args: { lang: 'ug', theme: 'default' } };
