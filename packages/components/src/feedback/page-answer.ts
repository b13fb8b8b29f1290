import type { NewServiceRequest } from '@civickit/core';
import { putAnyhow, settledItem } from '../outbox/settled-item.js';
import type { QuestionSetting } from './page-question.js';
import type { RequestCollection } from './report-types.js';

export interface PageAnswer {
  readonly useful: boolean;
  readonly line: string;
  /** Of what is said here: however often it is sent, the office has it once. */
  readonly key: string;
}

/** What can be reported; undefined where it cannot be known now. */
export type KnownTypes = Awaited<ReturnType<RequestCollection['types']>> | undefined;

/** The focus stays around what has it, which goes. */
export function focusAround(): void {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  at?.closest<HTMLElement>('.useful')?.focus();
}

/** Asks beforehand what sending has to know. Never rejects. */
export async function findTypes(setting: QuestionSetting): Promise<KnownTypes> {
  try {
    return await (await open(setting)).types();
  } catch {
    return undefined;
  }
}

/** What has become of an answer: the office has it, it lies on the device or in this page alone, or it is lost. */
export type AnswerState = 'received' | 'saved' | 'waits' | 'failed';

/** Sends what is said of a page as a report, or hands it to the queue. Rejects where it is lost. */
export async function sendAnswer(setting: QuestionSetting, known: KnownTypes, answer: PageAnswer): Promise<AnswerState> {
  const { host, source, type } = setting;
  const collection = await open(setting);
  const found = known?.items.find(({ ref }) => ref.id === type);
  const { senders = {} } = collection;
  const target = found?.ref.source ?? source ?? Object.keys(senders)[0];
  // Nobody hands one line over by themselves.
  if (type === undefined || target === undefined || senders[target]?.handoff) return 'failed';
  const draft = draftOf(setting, type, answer, found?.hasQuestions === true);
  const { key } = answer;
  const outbox = await host?.outbox?.().catch(() => undefined);
  if (!outbox) {
    if (!collection.send) return 'failed';
    await collection.send(draft, { source: target, key });
    return 'received';
  }
  const { state, kept } = await settledItem(outbox, await putAnyhow(outbox, { source: target, kind: 'requests' }, draft, { key }));
  if (state === 'received') return 'received';
  return state === 'refused' ? 'failed' : kept ? 'saved' : 'waits';
}

async function open({ host, collection, source }: QuestionSetting): Promise<RequestCollection> {
  if (collection) return collection;
  if (!host) throw new Error('no host');
  return (await host.open('requests', source === undefined ? {} : { source }, new AbortController().signal)).collection;
}

/** The address without what it may say of the reader. */
function draftOf(
  { formTexts, lang }: QuestionSetting,
  type: string,
  { useful, line }: PageAnswer,
  hasQuestions: boolean,
): NewServiceRequest {
  const page = location.origin + location.pathname;
  const said = [useful ? formTexts.yes : formTexts.no, line].filter(Boolean).join(' · ');
  return {
    type,
    description: `${said}\n${document.title} ${page}`,
    lang,
    ...(hasQuestions && { answers: { useful, page } }),
  };
}
