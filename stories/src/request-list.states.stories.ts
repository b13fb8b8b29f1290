// Written by `pnpm --filter @civickit/stories run matrix`: do not edit.
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { type StateArgs, stateScene } from './request-list.scene.ts';

const meta = { ...stateScene, title: 'Request list/States' } satisfies Meta<StateArgs>;

export default meta;
type Story = StoryObj<StateArgs>;

/** Before the first answer. */
export const Loading: Story = { args: { state: 'loading' } };
/** Before the first answer, with content of the page. */
export const LoadingWithFallback: Story = { args: { state: 'loading with fallback' } };
/** Reports of one source. */
export const Ready: Story = { args: { state: 'ready' } };
/** With figures of all reports, search and choices. */
export const Figures: Story = { args: { state: 'figures' } };
/** With a map of where the reports are, drawn from the outlines of the area. */
export const Map: Story = { args: { state: 'map' } };
/** With figures of what is loaded, which is not all. */
export const FiguresOfAPart: Story = { args: { state: 'figures of a part' } };
/** A source without reports. */
export const Empty: Story = { args: { state: 'empty' } };
/** Merged sources, each report with the name of its source. */
export const SeveralSources: Story = { args: { state: 'several sources' } };
/** One of two sources does not answer. */
export const Partial: Story = { args: { state: 'partial' } };
/** The source fails; its kept copy is shown with its age. */
export const OldCopy: Story = { args: { state: 'old copy' } };
/** No network; the kept copy is shown with its age. */
export const Offline: Story = { args: { state: 'offline' } };
/** Every source failed and nothing is kept. */
export const Error: Story = { args: { state: 'error' } };
/** Every source failed; the page keeps its own content. */
export const ErrorWithFallback: Story = { args: { state: 'error with fallback' } };
/** No network and nothing kept. */
export const ErrorOffline: Story = { args: { state: 'error offline' } };
/** Nothing new for too long, with who answers for it. */
export const Overdue: Story = { args: { state: 'overdue' } };
/** Records that could not be read. */
export const Unreadable: Story = { args: { state: 'unreadable' } };
