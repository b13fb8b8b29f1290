// Written by `pnpm --filter @civickit/stories run matrix`: do not edit.
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { type StateArgs, stateScene } from './feedback.scene.ts';

const meta = { ...stateScene, title: 'Feedback/States' } satisfies Meta<StateArgs>;

export default meta;
type Story = StoryObj<StateArgs>;

/** Before it is known what can be reported: words can be written already. */
export const Pending: Story = { args: { state: 'pending' } };
/** Before it is known, with content of the page. */
export const PendingWithFallback: Story = { args: { state: 'pending with fallback' } };
/** Words and photos. */
export const Ready: Story = { args: { state: 'ready' } };
/** Photos before words. */
export const PhotoFirst: Story = { args: { state: 'photo first' } };
/** What was written is for another number. */
export const WordsOfDanger: Story = { args: { state: 'words of danger' } };
/** Nothing was written yet. */
export const NoWords: Story = { args: { state: 'no words' } };
/** The office does not answer, and nothing is known from before. */
export const Silent: Story = { args: { state: 'silent' } };
/** No source takes reports. */
export const NobodyTakesIt: Story = { args: { state: 'nobody takes it' } };
/** What it is about, by the words. */
export const Type: Story = { args: { state: 'type' } };
/** What it is about, by a search. */
export const TypeFound: Story = { args: { state: 'type found' } };
/** Where it is. */
export const Where: Story = { args: { state: 'where' } };
/** Something like it is known. */
export const Similar: Story = { args: { state: 'similar' } };
/** What the office asks about such matters. */
export const Questions: Story = { args: { state: 'questions' } };
/** Who reports. */
export const Contact: Story = { args: { state: 'contact' } };
/** Before sending. */
export const Check: Story = { args: { state: 'check' } };
/** Nothing is sent from here: who receives it, and how it gets there. */
export const NoServer: Story = { args: { state: 'no server' } };
/** Before it is prepared. */
export const NoServerCheck: Story = { args: { state: 'no server, check' } };
/** Prepared, with each way to the office. */
export const Prepared: Story = { args: { state: 'prepared' } };
/** Asks whether it was handed over. */
export const PreparedAWayWasGone: Story = { args: { state: 'prepared, a way was gone' } };
/** The sheet with its code, for a window that scans it from the screen. */
export const PreparedSheet: Story = { args: { state: 'prepared, sheet' } };
/** The reader has said that they handed it over. */
export const HandedOver: Story = { args: { state: 'handed over' } };
/** Received, with its code. */
export const Received: Story = { args: { state: 'received' } };
/** Asks whether the page is useful. */
export const OfAPage: Story = { args: { state: 'of a page' } };
/** The page was useful, and one line more. */
export const OfAPageAnswered: Story = { args: { state: 'of a page, answered' } };
/** What was said of the page has arrived. */
export const OfAPageSent: Story = { args: { state: 'of a page, sent' } };
