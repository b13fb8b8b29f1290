// Written by `pnpm --filter @civickit/stories run matrix`: do not edit.
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { type StateArgs, stateScene } from './request-tracker.scene.ts';

const meta = { ...stateScene, title: 'Request tracker/States' } satisfies Meta<StateArgs>;

export default meta;
type Story = StoryObj<StateArgs>;

/** Before it is known what the office can. */
export const Pending: Story = { args: { state: 'pending' } };
/** Before it is known, with content of the page. */
export const PendingWithFallback: Story = { args: { state: 'pending with fallback' } };
/** Asks for the code. */
export const Ready: Story = { args: { state: 'ready' } };
/** Asks for code and PIN. */
export const WithAPIN: Story = { args: { state: 'with a PIN' } };
/** Asks for the number, where the office knows no codes. */
export const ByNumber: Story = { args: { state: 'by number' } };
/** The office has not answered yet. */
export const Looking: Story = { args: { state: 'looking' } };
/** A code that opens nothing. */
export const Missing: Story = { args: { state: 'missing' } };
/** Too many questions from one network. */
export const RateLimited: Story = { args: { state: 'rate limited' } };
/** The office does not answer. */
export const Error: Story = { args: { state: 'error' } };
/** No network. */
export const ErrorOffline: Story = { args: { state: 'error offline' } };
/** Received, and not read yet. */
export const Received: Story = { args: { state: 'received' } };
/** Being worked on, and overdue. */
export const WorkedOn: Story = { args: { state: 'worked on' } };
/** Closed by the office, and still there as its reporter says. */
export const Closed: Story = { args: { state: 'closed' } };
/** Closed, with photos of before and after; can be opened again, and rated. */
export const CanBeReopened: Story = { args: { state: 'can be reopened' } };
/** Opened again without saying why. */
export const ReopenedWithoutWords: Story = { args: { state: 'reopened without words' } };
/** Rated badly, and by when the office answers. */
export const RatedBadly: Story = { args: { state: 'rated badly' } };
/** Hidden from the public, with the reason. */
export const Hidden: Story = { args: { state: 'hidden' } };
/** Nobody but the office and its reporter can read it. */
export const KeptPrivate: Story = { args: { state: 'kept private' } };
/** Opened by its number: nothing can be added. */
export const WhatEverybodySees: Story = { args: { state: 'what everybody sees' } };
/** The network is gone; the last answer stays, with its age. */
export const OldCopy: Story = { args: { state: 'old copy' } };
/** Something was added. */
export const Added: Story = { args: { state: 'added' } };
/** Nothing could be added; what was typed is still there. */
export const NotAdded: Story = { args: { state: 'not added' } };
