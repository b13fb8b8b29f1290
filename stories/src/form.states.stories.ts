// Written by `pnpm --filter @civickit/stories run matrix`: do not edit.
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { type StateArgs, stateScene } from './form.scene.ts';

const meta = { ...stateScene, title: 'Form/States' } satisfies Meta<StateArgs>;

export default meta;
type Story = StoryObj<StateArgs>;

/** Before the form is here. */
export const Pending: Story = { args: { state: 'pending' } };
/** Before the form is here, with content of the page. */
export const PendingWithFallback: Story = { args: { state: 'pending with fallback' } };
/** The form cannot be had. */
export const Failed: Story = { args: { state: 'failed' } };
/** The office does not offer this form any more. */
export const Unknown: Story = { args: { state: 'unknown' } };
/** Before the first question. */
export const Start: Story = { args: { state: 'start' } };
/** Nothing is sent from here: who receives it, and how it gets there. */
export const NoServer: Story = { args: { state: 'no server' } };
/** Prepared, with each way to the office. */
export const NoServerPrepared: Story = { args: { state: 'no server, prepared' } };
/** No office is set up to take it. */
export const NobodyTakesIt: Story = { args: { state: 'nobody takes it' } };
/** A page of questions. */
export const Page: Story = { args: { state: 'page' } };
/** What was answered leaves nothing to choose. */
export const NothingToChoose: Story = { args: { state: 'nothing to choose' } };
/** Answers that are missing or wrong. */
export const Wrong: Story = { args: { state: 'wrong' } };
/** Questions that are asked because of others. */
export const Conditions: Story = { args: { state: 'conditions' } };
/** Every type of question on one page. */
export const EveryType: Story = { args: { state: 'every type' } };
/** Every type of question with what is wrong about it. */
export const EveryTypeWrong: Story = { args: { state: 'every type wrong' } };
/** What is offered to go on with later. */
export const SaveForLater: Story = { args: { state: 'save for later' } };
/** A file that is not of this form, before the first question. */
export const AnotherFile: Story = { args: { state: 'another file' } };
/** A file that asks for its passphrase. */
export const FileWithAPassphrase: Story = { args: { state: 'file with a passphrase' } };
/** All answers, before they are sent. */
export const Check: Story = { args: { state: 'check' } };
/** Before the first question of a form that somebody fills in for another person, without who helps whom. */
export const WhoHelps: Story = { args: { state: 'who helps' } };
/** Before somebody sends it for another person. */
export const Assisted: Story = { args: { state: 'assisted' } };
/** Sent without a consent that is needed. */
export const NotAgreed: Story = { args: { state: 'not agreed' } };
/** It could not even be saved to be sent. */
export const NotSent: Story = { args: { state: 'not sent' } };
/** It has arrived. */
export const Received: Story = { args: { state: 'received' } };
/** It has arrived and gets its number later. */
export const NumberLater: Story = { args: { state: 'number later' } };
/** Another program sends it. */
export const HandedOver: Story = { args: { state: 'handed over' } };
