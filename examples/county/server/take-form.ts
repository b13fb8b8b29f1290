import type { IncomingMessage, ServerResponse } from 'node:http';
import { send } from './answer.ts';
import type { Scene } from './feeds.ts';
import { receivedPage, refusedPage } from './form-pages.ts';
import { keepForm, type KeptForm, type Verdict } from './keep-form.ts';
import { bodyOf, readSentForm, type SentForm } from './read-sent-form.ts';
import { describeIssues, type DescribedIssue } from './describe-issues.ts';

/** Where all forms of the county go. */
export const formsAddress = '/forms/send';

/** A form that was taken, as a page, for whoever has its number. */
export function receiptAt(path: string, table: readonly KeptForm[], scene: Scene): string | undefined {
  const [, number] = /^\/forms\/received\/([\w-]+)\.html$/.exec(path) ?? [];
  const kept = table.find((one) => one.number === number);
  return kept && receivedPage(kept, scene);
}

/** Takes a form by the contract of docs/submit.md; a page without script is answered with a page. */
export async function takeForm(table: KeptForm[], scene: Scene, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const wantsPage = request.headers.accept?.includes('text/html') ?? false;
  const refuse = (status: number, title: string, issues: readonly DescribedIssue[] = []): void => {
    const problem = { title, ...(issues.length > 0 && { errors: issues.map(({ pointer, detail }) => ({ pointer, detail })) }) };
    if (wantsPage) return send(request, response, { status, type: 'text/html; charset=utf-8', body: refusedPage(title, issues, scene) });
    send(request, response, { status, type: 'application/problem+json', body: JSON.stringify(problem) });
  };
  const key = keyOf(request);
  if (key === undefined && !wantsPage) return refuse(400, '缺少 Idempotency-Key（16至64位）');
  const body = await bodyOf(request);
  if (!body) return refuse(413, '表格和文件太大，请减少文件');
  let sent: SentForm;
  try {
    sent = await readSentForm(body, request.headers['content-type'] ?? '', new Date(scene.now));
  } catch {
    return refuse(400, '无法读取这份表格');
  }
  const verdict: Verdict = await keepForm(table, sent, key, scene.now);
  if ('issues' in verdict) return refuse(422, '有些地方需要修改', await describeIssues(verdict.definition, verdict.issues, langOf(sent)));
  if ('refused' in verdict) return verdict.refused === 'full' ? refuse(503, '暂时不能接收表格') : refuse(422, '没有这份表格');
  const { number, receivedAt } = verdict.kept;
  const url = `/forms/received/${number}.html`;
  // Another address, so that loading the page again sends nothing.
  if (wantsPage) return send(request, response, { status: 303, type: 'text/html; charset=utf-8', headers: { Location: url }, body: '' });
  send(request, response, { status: 201, type: 'application/json; charset=utf-8', body: JSON.stringify({ id: number, receivedAt, url }) });
}

/** That the form was read in, of those that the county writes. */
function langOf({ submission }: SentForm): string {
  const { lang } = (submission ?? {}) as { readonly lang?: unknown };
  return typeof lang === 'string' && lang.startsWith('en') ? 'en' : 'zh-Hans';
}

function keyOf({ headers }: IncomingMessage): string | undefined {
  const given = headers['idempotency-key'];
  return typeof given === 'string' && /^[\w-]{16,64}$/.test(given) ? given : undefined;
}
