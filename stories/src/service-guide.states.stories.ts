// Written by `pnpm --filter @civickit/stories run matrix`: do not edit.
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { type StateArgs, stateScene } from './service-guide.scene.ts';

const meta = { ...stateScene, title: 'Service guide/States' } satisfies Meta<StateArgs>;

export default meta;
type Story = StoryObj<StateArgs>;

/** Before the first answer. */
export const Loading: Story = { args: { state: 'loading' } };
/** Before the first answer, with content of the page. */
export const LoadingWithFallback: Story = { args: { state: 'loading with fallback' } };
/** A service with all that a guide can hold. */
export const Ready: Story = { args: { state: 'ready' } };
/** A service of which the office says next to nothing. */
export const Gaps: Story = { args: { state: 'gaps' } };
/** More places than are shown at once, the nearest first. */
export const ManyPlaces: Story = { args: { state: 'many places' } };
/** Two services at once: their documents merged, the facts of each. */
export const Bundle: Story = { args: { state: 'bundle' } };
/** One service does not say what it needs, another is not known. */
export const BundleWithGaps: Story = { args: { state: 'bundle with gaps' } };
/** What people must know before they come. */
export const Alert: Story = { args: { state: 'alert' } };
/** Closed for the time being, with the reason. */
export const Closed: Story = { args: { state: 'closed' } };
/** A service that is no longer given. */
export const Withdrawn: Story = { args: { state: 'withdrawn' } };
/** Nobody has verified it for longer than its source promises. */
export const Overdue: Story = { args: { state: 'overdue' } };
/** Nobody seems to keep it any more. */
export const Dead: Story = { args: { state: 'dead' } };
/** Another source does not answer; the guide is there. */
export const Partial: Story = { args: { state: 'partial' } };
/** The source fails; its kept copy is shown with its age. */
export const OldCopy: Story = { args: { state: 'old copy' } };
/** A copy that others keep and nobody renews; the guide says since when. */
export const CopyNotRenewed: Story = { args: { state: 'copy not renewed' } };
/** No network; the kept copy is shown with its age. */
export const Offline: Story = { args: { state: 'offline' } };
/** The source failed and nothing is kept. */
export const Error: Story = { args: { state: 'error' } };
/** The source failed; the page keeps its own content. */
export const ErrorWithFallback: Story = { args: { state: 'error with fallback' } };
/** No network and nothing kept. */
export const ErrorOffline: Story = { args: { state: 'error offline' } };
/** No source has a service with this id. */
export const NotFound: Story = { args: { state: 'not found' } };
