import type { NewServiceRequest } from '@civickit/core';
import type { Outbox, OutboxItem } from '@civickit/core/outbox';
import type { Host } from '../../host/host.js';
import { putAnyhow, settledItem, waitsForSignIn, watchItem } from '../../outbox/settled-item.js';
import type { Outcome } from './report-sending.js';

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

export interface ReportQueue {
  /** Undefined where it cannot take the report or is not the one that sent it before. Never rejects. */
  send(report: QueuedReport, lang: string): Promise<Outcome | undefined>;
  /** Deletes a report that nobody has; undefined where nothing of it is left. Never rejects. */
  forget(key: string, lang: string): Promise<Outcome | undefined>;
}

type Words = Readonly<Record<'saved' | 'savedUnkept' | 'savedUncertain' | 'notNow' | 'notNowUnkept' | 'stays', string>>;

/** With this part: only who has a queue says them. */
const texts: Readonly<Record<string, Words>> = {
  en: {
    saved: 'Saved on this device. It is sent by itself as soon as there is a network.',
    savedUnkept: 'It waits on this page and is sent by itself as soon as there is a network. Keep the page open.',
    savedUncertain: 'It has left, and no answer has come yet. It is saved on this device. Whether it arrived is found out by itself.',
    notNow: 'The system of the office does not let this page send now. Your report has not been sent. It is saved on this device.',
    notNowUnkept: 'The system of the office does not let this page send now. Your report waits on this page. Keep the page open.',
    stays: 'Your report is still in the list of this device: it is being sent, has been sent, or cannot be deleted now.',
  },
  'zh-Hans': {
    saved: '已保存在本机，有网络后会自动提交。',
    savedUnkept: '已在本页等待，有网络后会自动提交，请不要关闭页面。',
    savedUncertain: '已发出，尚未得到答复。内容已保存在本机，会自动查询是否送达。',
    notNow: '单位的系统暂时不允许从本页提交，尚未提交，内容仍保存在本机。',
    notNowUnkept: '单位的系统暂时不允许从本页提交，内容在本页等待，请不要关闭页面。',
    stays: '这条反映仍在本机的列表中：正在提交、已经提交，或暂时无法删除。',
  },
  'zh-Hant': {
    saved: '已儲存在本機，有網路後會自動送出。',
    savedUnkept: '已在本頁等待，有網路後會自動送出，請不要關閉頁面。',
    savedUncertain: '已發出，尚未得到答覆。內容已儲存在本機，會自動查詢是否送達。',
    notNow: '單位的系統暫時不允許從本頁送出，尚未送出，內容仍儲存在本機。',
    notNowUnkept: '單位的系統暫時不允許從本頁送出，內容在本頁等待，請不要關閉頁面。',
    stays: '這則反映仍在本機的清單中：正在送出、已經送出，或暫時無法刪除。',
  },
  ug: {
    saved: 'بۇ ئۈسكۈنىگە ساقلاندى، تور بولغاندا ئۆزلۈكىدىن يوللىنىدۇ.',
    savedUnkept: 'بۇ بەتتە كۈتۈۋاتىدۇ، تور بولغاندا ئۆزلۈكىدىن يوللىنىدۇ. بەتنى تاقىماڭ.',
    savedUncertain: 'يوللاندى، تېخى جاۋاب كەلمىدى. بۇ ئۈسكۈنىگە ساقلاندى، يېتىپ بارغان-بارمىغانلىقى ئۆزلۈكىدىن تەكشۈرۈلىدۇ.',
    notNow: 'ئىشخانىنىڭ سىستېمىسى ھازىر بۇ بەتتىن يوللاشقا يول قويمايدۇ. تېخى يوللانمىدى، مەزمۇن بۇ ئۈسكۈنىدە قالىدۇ.',
    notNowUnkept: 'ئىشخانىنىڭ سىستېمىسى ھازىر بۇ بەتتىن يوللاشقا يول قويمايدۇ. مەزمۇن بۇ بەتتە كۈتۈۋاتىدۇ. بەتنى تاقىماڭ.',
    stays: 'مەلۇمات بۇ ئۈسكۈنىنىڭ تىزىملىكىدە تېخى بار: يوللىنىۋاتىدۇ، يوللىنىپ بولغان ياكى ھازىر ئۆچۈرگىلى بولمايدۇ.',
  },
};

/** Undefined where the page has no queue. Rejects where its code cannot be had now. */
export async function openQueue(port: Host | undefined): Promise<ReportQueue | undefined> {
  const outbox = await port?.outbox?.();
  if (!outbox) return undefined;
  const wordsIn = (lang: string): Words => texts[lang] ?? (texts['en'] as Words);
  return {
    send: (report, lang) => send(outbox, report, wordsIn(lang)),
    forget: async (key, lang) =>
      (await isForgotten(outbox, key).catch(() => false)) ? undefined : { state: 'saved', words: wordsIn(lang).stays },
  };
}

/** The receipt of what was sent from elsewhere is not lost with the form. */
async function isForgotten(outbox: Outbox, key: string): Promise<boolean> {
  const item = (await outbox.list()).find((one) => one.key === key);
  if (item?.state === 'received') return false;
  if (item) await outbox.discard(key);
  return true;
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
  const outcome = judge(await settledItem(outbox, put), words);
  return outcome.state === 'saved' && !put.kept ? { ...outcome, arrival: arrivalOf(outbox, key) } : outcome;
}

function arrivalOf(outbox: Outbox, key: string): Promise<void> {
  return new Promise((resolve) => {
    const stop = new AbortController();
    const end = ({ state }: OutboxItem): void => {
      if (state !== 'received') return;
      stop.abort();
      resolve();
    };
    watchItem(outbox, key, end, stop.signal);
  });
}

/** What has left already is given back as it is, maybe with other words: sent from the list of the queue, or by another tab. */
async function putWhole(outbox: Outbox, report: QueuedReport): Promise<OutboxItem> {
  const { source, anew } = report;
  const put = ({ key, request }: Pick<QueuedReport, 'key' | 'request'>) =>
    putAnyhow(outbox, { source, kind: 'requests' }, request, { key });
  const item = await put(report);
  return saysTheSame(item.draft as NewServiceRequest, report.request) ? item : put(await anew());
}

function saysTheSame(one: NewServiceRequest, other: NewServiceRequest): boolean {
  return one.description === other.description && JSON.stringify(one.contact) === JSON.stringify(other.contact);
}

function judge(item: OutboxItem, words: Words): Outcome {
  const { state, receipt, question, left, kept } = item;
  if (state === 'received' && receipt) return { state: receipt.strength === 'handed-off' ? 'handed' : 'received', receipt };
  if (state === 'refused') return { state: 'refused' };
  if (question || left) return { state: 'uncertain' };
  const notNow = state === 'queued' && waitsForSignIn(item);
  if (notNow) return { state: 'saved', words: words[kept ? 'notNow' : 'notNowUnkept'] };
  return { state: 'saved', words: words[!kept ? 'savedUnkept' : state === 'uncertain' ? 'savedUncertain' : 'saved'] };
}
