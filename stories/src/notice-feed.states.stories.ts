// Written by `pnpm --filter @civickit/stories run matrix`: do not edit.
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { type StateArgs, stateScene } from './notice-feed.scene.ts';

const meta = { ...stateScene, title: 'Notice feed/States' } satisfies Meta<StateArgs>;

export default meta;
type Story = StoryObj<StateArgs>;

/** Before the first answer. */
export const Loading: Story = { args: { state: 'loading' } };
/** Before the first answer, with content of the page. */
export const LoadingWithFallback: Story = { args: { state: 'loading with fallback' } };
/** Notices of one source. */
export const Ready: Story = { args: { state: 'ready' } };
/** A pinned notice first, an expired one last. */
export const PinnedAndExpired: Story = { args: { state: 'pinned and expired' } };
/** Texts open in place. */
export const Inline: Story = { args: { state: 'inline' } };
/** Search and choice of category. */
export const SearchAndFilter: Story = { args: { state: 'search and filter' } };
/** A correction with its verdict, a statement, a warning. */
export const Kinds: Story = { args: { state: 'kinds' } };
/** A source without notices. */
export const Empty: Story = { args: { state: 'empty' } };
/** Merged sources, each notice with the name of its source. */
export const SeveralSources: Story = { args: { state: 'several sources' } };
/** One of two sources does not answer. */
export const Partial: Story = { args: { state: 'partial' } };
/** One of two sources has not answered yet. */
export const Waiting: Story = { args: { state: 'waiting' } };
/** The source fails; its kept copy is shown with its age. */
export const OldCopy: Story = { args: { state: 'old copy' } };
/** A source that others copy gives them nothing; the page says since when. */
export const LastCopy: Story = { args: { state: 'last copy' } };
/** A copy that others keep and nobody renews; the page says since when. */
export const CopyNotRenewed: Story = { args: { state: 'copy not renewed' } };
/** No network; the kept copy is shown with its age. */
export const Offline: Story = { args: { state: 'offline' } };
/** Every source failed and nothing is kept. */
export const Error: Story = { args: { state: 'error' } };
/** Every source failed; the page keeps its own content. */
export const ErrorWithFallback: Story = { args: { state: 'error with fallback' } };
/** No network and nothing kept. */
export const ErrorOffline: Story = { args: { state: 'error offline' } };
/** Nothing new for a while. */
export const Due: Story = { args: { state: 'due' } };
/** Nothing new for too long, with who answers for it. */
export const Overdue: Story = { args: { state: 'overdue' } };
/** A column that nobody keeps any more. */
export const Dead: Story = { args: { state: 'dead' } };
/** A column in which nothing was ever published. */
export const Blank: Story = { args: { state: 'blank' } };
/** Notices without dates. */
export const Undated: Story = { args: { state: 'undated' } };
/** A date that cannot be right. */
export const Future: Story = { args: { state: 'future' } };
/** Notices that all bear one time, as after a move to another system. */
export const Identical: Story = { args: { state: 'identical' } };
/** Entries that could not be read. */
export const Unreadable: Story = { args: { state: 'unreadable' } };
