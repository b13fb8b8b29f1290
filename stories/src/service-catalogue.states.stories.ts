// Written by `pnpm --filter @civickit/stories run matrix`: do not edit.
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { type StateArgs, stateScene } from './service-catalogue.scene.ts';

const meta = { ...stateScene, title: 'Service catalogue/States' } satisfies Meta<StateArgs>;

export default meta;
type Story = StoryObj<StateArgs>;

/** Before the first answer. */
export const Loading: Story = { args: { state: 'loading' } };
/** Before the first answer, with content of the page. */
export const LoadingWithFallback: Story = { args: { state: 'loading with fallback' } };
/** Ways into a catalogue, and its services. */
export const Ready: Story = { args: { state: 'ready' } };
/** A heading above the catalogue, and links in place of buttons. */
export const WithHeading: Story = { args: { state: 'with heading' } };
/** More services than one page shows. */
export const ManyServices: Story = { args: { state: 'many services' } };
/** Services that were opened on this device. */
export const SeenBefore: Story = { args: { state: 'seen before' } };
/** What matches the words, best first. */
export const Searched: Story = { args: { state: 'searched' } };
/** Words that no service holds. */
export const NothingMatches: Story = { args: { state: 'nothing matches' } };
/** A catalogue of one subject only. */
export const OfOneSubject: Story = { args: { state: 'of one subject' } };
/** A service opened in place. */
export const Opened: Story = { args: { state: 'opened' } };
/** A link to a service that is not there any more. */
export const OpenedAndGone: Story = { args: { state: 'opened and gone' } };
/** Merged sources, each service with the name of its source. */
export const SeveralSources: Story = { args: { state: 'several sources' } };
/** One of two sources does not answer. */
export const Partial: Story = { args: { state: 'partial' } };
/** One of two sources has not answered yet. */
export const Waiting: Story = { args: { state: 'waiting' } };
/** The source fails; its kept copy is shown with its age. */
export const OldCopy: Story = { args: { state: 'old copy' } };
/** No network; the kept copy is shown with its age. */
export const Offline: Story = { args: { state: 'offline' } };
/** Nobody has checked the services for too long, with who answers for it. */
export const Overdue: Story = { args: { state: 'overdue' } };
/** Services that could not be read. */
export const Unreadable: Story = { args: { state: 'unreadable' } };
/** A catalogue without services. */
export const Empty: Story = { args: { state: 'empty' } };
/** Every source failed and nothing is kept. */
export const Error: Story = { args: { state: 'error' } };
/** Every source failed; the page keeps its own content. */
export const ErrorWithFallback: Story = { args: { state: 'error with fallback' } };
/** No network and nothing kept. */
export const ErrorOffline: Story = { args: { state: 'error offline' } };
