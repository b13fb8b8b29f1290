// Written by `pnpm --filter @civickit/stories run matrix`: do not edit.
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { type StateArgs, stateScene } from './alert-banner.scene.ts';

const meta = { ...stateScene, title: 'Alert banner/States' } satisfies Meta<StateArgs>;

export default meta;
type Story = StoryObj<StateArgs>;

/** Before the first answer. */
export const Pending: Story = { args: { state: 'pending' } };
/** Before the first answer, with content of the page. */
export const PendingWithFallback: Story = { args: { state: 'pending with fallback' } };
/** No warning: nothing, and no space for it. */
export const None: Story = { args: { state: 'none' } };
/** An extreme warning, which can only be collapsed. */
export const Red: Story = { args: { state: 'red' } };
/** An orange warning. */
export const Orange: Story = { args: { state: 'orange' } };
/** A yellow warning in the language of the page. */
export const Yellow: Story = { args: { state: 'yellow' } };
/** A blue warning that says nothing of what to do. */
export const Blue: Story = { args: { state: 'blue' } };
/** The danger is over. */
export const AllClear: Story = { args: { state: 'all clear' } };
/** An updated warning that names no end. */
export const Update: Story = { args: { state: 'update' } };
/** The gravest first, the others counted. */
export const Several: Story = { args: { state: 'several' } };
/** Only what is about the place. */
export const OwnArea: Story = { args: { state: 'own area' } };
/** A warning for another place: nothing. */
export const Elsewhere: Story = { args: { state: 'elsewhere' } };
/** A warning from a table, which says little. */
export const PlainNotice: Story = { args: { state: 'plain notice' } };
/** The clock of the device is known to be wrong. */
export const WrongClock: Story = { args: { state: 'wrong clock' } };
/** No network: the last known warning with its age. */
export const Offline: Story = { args: { state: 'offline' } };
/** No network, and what is kept has ended. */
export const OfflineEnded: Story = { args: { state: 'offline, ended' } };
/** A copy that others keep and nobody renews; the banner says since when. */
export const CopyNotRenewed: Story = { args: { state: 'copy not renewed' } };
/** The source fails and nothing is kept. */
export const Unknown: Story = { args: { state: 'unknown' } };
/** The source fails; the page keeps its own content. */
export const UnknownWithFallback: Story = { args: { state: 'unknown with fallback' } };
