import type { NewServiceRequest } from '@civickit/core';
import type { Outbox, OutboxItem } from '@civickit/core/outbox';
import type { Host } from '../../host/host.js';
import type { Outcome } from './report-sending.js';

/** So long a reader is kept waiting for an answer; the queue goes on without. */
const patienceMs = 20_000;

interface QueuedReport {
  readonly source: string;
  readonly key: string;
  readonly request: NewServiceRequest;
  /** It was handed over before, by the queue or without it. */
  readonly tried: boolean;
  /** The reader knows that it may arrive twice. */
  readonly insist: boolean;
  /** Makes another report of it, with a key of its own, and keeps that. */
  readonly anew: () => Promise<Pick<QueuedReport, 'key' | 'request'>>;
}

/** Sends by the queue; undefined where it cannot keep the report or is not the one that sent it before. Never rejects. */
export type ReportQueue = (report: QueuedReport, lang: string) => Promise<Outcome | undefined>;

type Words = Readonly<Record<'saved' | 'savedUnkept' | 'savedUncertain' | 'notNow' | 'notNowUnkept', string>>;

/** With this part: only who has a queue says them. */
const texts: Readonly<Record<string, Words>> = {
  en: {
    saved: 'Saved on this device. It is sent by itself as soon as there is a network.',
    savedUnkept: 'It waits on this page and is sent by itself as soon as there is a network. Keep the page open.',
    savedUncertain: 'It has left, and no answer has come yet. It is saved on this device, and whether it arrived is found out by itself.',
    notNow: 'The system of the office does not let this page send now. Your report stays saved on this device and has not been sent.',
    notNowUnkept: 'The system of the office does not let this page send now. Your report waits on this page. Keep the page open.',
  },
  'zh-Hans': {
    saved: '已保存在本机，有网络后会自动提交。',
    savedUnkept: '已在本页等待，有网络后会自动提交，请不要关闭页面。',
    savedUncertain: '已发出，尚未得到答复。内容已保存在本机，会自动查询是否送达。',
    notNow: '单位的系统暂时不允许从本页提交，尚未提交，内容仍保存在本机。',
    notNowUnkept: '单位的系统暂时不允许从本页提交，内容在本页等待，请不要关闭页面。',
  },
  'zh-Hant': {
    saved: '已儲存在本機，有網路後會自動送出。',
    savedUnkept: '已在本頁等待，有網路後會自動送出，請不要關閉頁面。',
    savedUncertain: '已發出，尚未得到答覆。內容已儲存在本機，會自動查詢是否送達。',
    notNow: '單位的系統暫時不允許從本頁送出，尚未送出，內容仍儲存在本機。',
    notNowUnkept: '單位的系統暫時不允許從本頁送出，內容在本頁等待，請不要關閉頁面。',
  },
  ug: {
    saved: 'بۇ ئۈسكۈنىگە ساقلاندى، تور بولغاندا ئۆزلۈكىدىن يوللىنىدۇ.',
    savedUnkept: 'بۇ بەتتە كۈتۈۋاتىدۇ، تور بولغاندا ئۆزلۈكىدىن يوللىنىدۇ. بەتنى تاقىماڭ.',
    savedUncertain: 'يوللاندى، تېخى جاۋاب كەلمىدى. بۇ ئۈسكۈنىگە ساقلاندى، يېتىپ بارغان-بارمىغانلىقى ئۆزلۈكىدىن تەكشۈرۈلىدۇ.',
    notNow: 'ئىشخانىنىڭ سىستېمىسى ھازىر بۇ بەتتىن يوللاشقا يول قويمايدۇ. تېخى يوللانمىدى، مەزمۇن بۇ ئۈسكۈنىدە قالىدۇ.',
    notNowUnkept: 'ئىشخانىنىڭ سىستېمىسى ھازىر بۇ بەتتىن يوللاشقا يول قويمايدۇ. مەزمۇن بۇ بەتتە كۈتۈۋاتىدۇ. بەتنى تاقىماڭ.',
  },
};

/** Undefined where the page has no queue. Rejects where its code cannot be had now. */
export async function openQueue(port: Host | undefined): Promise<ReportQueue | undefined> {
  const outbox = await port?.outbox?.();
  return outbox && ((report, lang) => send(outbox, report, texts[lang] ?? (texts['en'] as Words)));
}

async function send(outbox: Outbox, report: QueuedReport, words: Words): Promise<Outcome | undefined> {
  let put: OutboxItem;
  try {
    if (report.tried && !(await outbox.list()).some((item) => item.key === report.key)) return undefined;
    put = await putWhole(outbox, report);
  } catch {
    return undefined;
  }
  const { key } = put;
  // Another page may have answered meanwhile; whatever fails from here on, the queue has the report.
  if (report.insist && (put.question ?? put.left)) await outbox.answer(key, 'send-again').catch(() => undefined);
  return new Promise((resolve) => {
    const stop = new AbortController();
    let last = put;
    const end = (outcome: Outcome): void => {
      stop.abort();
      clearTimeout(timer);
      resolve(outcome);
    };
    const timer = setTimeout(() => end(savedAs(last, words)), patienceMs);
    outbox.watch((items) => {
      last = items.find((item) => item.key === key) ?? last;
      const outcome = judge(last, words);
      if (outcome) end(outcome);
    }, stop.signal);
  });
}

/** What has left already is given back as it is, maybe with other words: sent from the list of the queue, or by another tab. */
async function putWhole(outbox: Outbox, { source, key, request, anew }: QueuedReport): Promise<OutboxItem> {
  const target = { source, kind: 'requests' } as const;
  const put = await outbox.put(target, request, { key });
  if (saysTheSame(put.draft as NewServiceRequest, request)) return put;
  const other = await anew();
  return outbox.put(target, other.request, { key: other.key });
}

function saysTheSame(one: NewServiceRequest, other: NewServiceRequest): boolean {
  return one.description === other.description && JSON.stringify(one.contact) === JSON.stringify(other.contact);
}

/** Undefined as long as the first try may still bring an answer. */
function judge(item: OutboxItem, words: Words): Outcome | undefined {
  const { state, receipt, question, left, error } = item;
  if (state === 'received' && receipt) return { state: receipt.strength === 'handed-off' ? 'handed' : 'received', receipt };
  if (state === 'refused') return { state: 'refused' };
  if (question || left) return { state: 'uncertain' };
  const offline = globalThis.navigator?.onLine === false;
  return error || (offline && state === 'queued') || state === 'uncertain' ? savedAs(item, words) : undefined;
}

function savedAs({ state, kept, error, nextTry }: OutboxItem, words: Words): Outcome {
  // Neither time nor a network helps.
  const notNow = state === 'queued' && !nextTry && (error?.kind === 'auth' || error?.status === 401 || error?.status === 403);
  if (notNow) return { state: 'saved', words: words[kept ? 'notNow' : 'notNowUnkept'] };
  return { state: 'saved', words: words[!kept ? 'savedUnkept' : state === 'uncertain' ? 'savedUncertain' : 'saved'] };
}
