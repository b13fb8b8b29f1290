import { expectTypeOf, test } from 'vitest';
import type { CivicError } from '../errors/civic-error.js';
import type { Submission } from '../forms/answers/answers.js';
import type { PublishedForm } from '../forms/resource/published-form.js';
import type { NewServiceRequest } from '../requests/new-service-request.js';
import type { RequestSource } from '../requests/request-source.js';
import type { Notice } from '../notices/notice.js';
import { memorySource } from '../testing/memory-source.js';
import type { Sender } from '../source/sender.js';
import type { Source } from '../source/source.js';
import type { Collection, Page } from './client.types.js';
import { createCivicClient } from './create-client.js';

const source = memorySource({ id: 'a', items: [] });

test('a client has a collection for each kind that it was given', () => {
  const one = createCivicClient({ notices: source });
  const many = createCivicClient({ notices: [source, source] });
  expectTypeOf(one.notices).toEqualTypeOf<Collection<'notices'>>();
  expectTypeOf(many.notices).toEqualTypeOf<Collection<'notices'>>();
  expectTypeOf(createCivicClient({})).not.toHaveProperty('notices');
  expectTypeOf(one.close).toEqualTypeOf<() => void>();
});

test('items, queries and errors are typed from end to end', () => {
  const { notices } = createCivicClient({ notices: source });
  expectTypeOf(notices.page).returns.resolves.toEqualTypeOf<Page<Notice>>();
  expectTypeOf(notices.iterate()).toExtend<AsyncIterable<Notice>>();
  expectTypeOf(notices.page)
    .parameter(0)
    .toExtend<{ category?: string; since?: string; text?: string; area?: string; lang?: string; limit?: number } | undefined>();
  expectTypeOf(notices.watch).parameter(1).parameters.toEqualTypeOf<[page: Page<Notice>, error?: CivicError]>();
  // @ts-expect-error a query has no such member
  void notices.page({ colour: 'red' });
  // @ts-expect-error what is read from outside is not written to
  (async () => (((await notices.page()).items[0] as Notice).title = ''))().catch(() => undefined);
});

test('only known kinds and sources are taken', () => {
  // @ts-expect-error there is no such kind
  createCivicClient({ weather: source });
  // @ts-expect-error a source has a list
  createCivicClient({ notices: { kind: 'notices', id: 'a' } });
});

declare const readOnly: RequestSource;
declare const writable: RequestSource & { readonly send: Sender<NewServiceRequest> };

test('only a client with a source that can be sent to has send', () => {
  const reader = createCivicClient({ requests: readOnly });
  expectTypeOf(reader.requests).not.toHaveProperty('send');
  expectTypeOf(reader.requests).toHaveProperty('types');
  const writer = createCivicClient({ requests: [readOnly, writable] });
  expectTypeOf(writer.requests.send).parameter(0).toEqualTypeOf<NewServiceRequest>();
  expectTypeOf(createCivicClient({ notices: source }).notices).not.toHaveProperty('types');
});

declare const offering: Source<'forms'>;
declare const office: Source<'forms'> & { readonly send: Sender<Submission> };

test('forms are sent as submissions, where a source takes them', () => {
  expectTypeOf(createCivicClient({ forms: offering }).forms).not.toHaveProperty('send');
  const { forms } = createCivicClient({ forms: office });
  expectTypeOf(forms.send).parameter(0).toEqualTypeOf<Submission>();
  expectTypeOf(forms.page).returns.resolves.toEqualTypeOf<Page<PublishedForm>>();
  // @ts-expect-error a query has no such member
  void forms.page({ title: 'noise' });
});

test('a receipt narrows by its strength', async () => {
  const receipt = await createCivicClient({ requests: writable }).requests.send({ type: '006' });
  if (receipt.strength === 'pending') expectTypeOf(receipt.token).toBeString();
  if (receipt.strength === 'confirmed') expectTypeOf(receipt.ref.id).toBeString();
  // @ts-expect-error a token is only there while it is pending
  void receipt.token;
});

test('a question narrows by its type', async () => {
  const form = await createCivicClient({ requests: readOnly }).requests.describe({ source: 'a', id: '1' });
  const question = form.pages[0]?.questions[0];
  if (question?.type === 'choice') expectTypeOf(question.options?.[0]?.value).toEqualTypeOf<string | undefined>();
  // @ts-expect-error a note asks nothing
  if (question?.type === 'note') void question.required;
});
