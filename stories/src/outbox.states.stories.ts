// Written by `pnpm --filter @civickit/stories run matrix`: do not edit.
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { type StateArgs, stateScene } from './outbox.scene.ts';

const meta = { ...stateScene, title: 'Outbox/States' } satisfies Meta<StateArgs>;

export default meta;
type Story = StoryObj<StateArgs>;

/** Before it is known what is there. */
export const Pending: Story = { args: { state: 'pending' } };
/** Before it is known, with content of the page. */
export const PendingWithFallback: Story = { args: { state: 'pending with fallback' } };
/** Nothing is there. */
export const Empty: Story = { args: { state: 'empty' } };
/** Some that need the reader, some that wait, some that were sent. */
export const Mixed: Story = { args: { state: 'mixed' } };
/** A draft, a question, a refusal, and what waits for a sign-in. */
export const NeedsYou: Story = { args: { state: 'needs you' } };
/** Prepared for an office without a server: the reader takes it there. */
export const Prepared: Story = { args: { state: 'prepared' } };
/** Not sent yet, with photos, on its way, and without an answer. */
export const Waiting: Story = { args: { state: 'waiting' } };
/** Every strength of a receipt, and what was left alone. */
export const Sent: Story = { args: { state: 'sent' } };
/** In a private window, which keeps nothing. */
export const NotKept: Story = { args: { state: 'not kept' } };
/** The browser has thrown away what had not been sent. */
export const Lost: Story = { args: { state: 'lost' } };
/** An older tab stands in the way. */
export const Blocked: Story = { args: { state: 'blocked' } };
/** The list cannot be had. */
export const Failed: Story = { args: { state: 'failed' } };
/** How many are not sent, as a link. */
export const Badge: Story = { args: { state: 'badge' } };
/** That something is lost, as a link to where it is said. */
export const BadgeAfterALoss: Story = { args: { state: 'badge after a loss' } };
/** How many are not sent, as a button. */
export const BadgeWithoutAnAddress: Story = { args: { state: 'badge without an address' } };
/** Nothing, and no space for it. */
export const BadgeWhenAllIsSent: Story = { args: { state: 'badge when all is sent' } };
/** Being changed in a form, and not sent meanwhile. */
export const TakenBack: Story = { args: { state: 'taken back' } };
/** The office has the text, and photos are still on their way. */
export const PhotosToCome: Story = { args: { state: 'photos to come' } };
