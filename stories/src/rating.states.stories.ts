// Written by `pnpm --filter @civickit/stories run matrix`: do not edit.
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { type StateArgs, stateScene } from './rating.scene.ts';

const meta = { ...stateScene, title: 'Rating/States' } satisfies Meta<StateArgs>;

export default meta;
type Story = StoryObj<StateArgs>;

/** Before it is known what the office can. */
export const Pending: Story = { args: { state: 'pending' } };
/** Asks for the code. */
export const Ready: Story = { args: { state: 'ready' } };
/** A code that opens nothing. */
export const Missing: Story = { args: { state: 'missing' } };
/** The office does not answer. */
export const Error: Story = { args: { state: 'error' } };
/** The office is not done. */
export const NotOver: Story = { args: { state: 'not over' } };
/** How well did the office do?. */
export const Asked: Story = { args: { state: 'asked' } };
/** What was good. */
export const GoodChosen: Story = { args: { state: 'good chosen' } };
/** What was bad. */
export const BadChosen: Story = { args: { state: 'bad chosen' } };
/** Reasons and names of levels that the office has in a file. */
export const OwnReasons: Story = { args: { state: 'own reasons' } };
/** Sent without a level. */
export const NoLevel: Story = { args: { state: 'no level' } };
/** Rated badly, and by when the office answers. */
export const Sent: Story = { args: { state: 'sent' } };
/** The office has not answered in time. */
export const Late: Story = { args: { state: 'late' } };
/** The office has answered. */
export const Answered: Story = { args: { state: 'answered' } };
/** How satisfied residents are. */
export const Results: Story = { args: { state: 'results' } };
/** How satisfied residents are, in words that the office has prescribed. */
export const NamedResults: Story = { args: { state: 'named results' } };
/** Too few ratings to show. */
export const ResultsOfFew: Story = { args: { state: 'results of few' } };
/** The figures cannot be had. */
export const ResultsFail: Story = { args: { state: 'results fail' } };
