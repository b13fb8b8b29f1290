import type { DescribedIssue } from './describe-issues.ts';
import type { Scene } from './feeds.ts';
import { escapeHtml } from './items.ts';
import type { KeptForm } from './keep-form.ts';
import { inLayout } from './pages.ts';

/** What whoever posted a form without script reads; nothing of what they wrote, since a number can be guessed. */
export function receivedPage({ number, receivedAt }: KeptForm, scene: Scene): string {
  const content = `<h1>已收到您的表格</h1>
<p>编号：<b id="number">${number}</b></p>
<p>收到时间：${receivedAt.slice(0, 16).replace('T', ' ')}。请记下编号，询问时告诉工作人员，电话12345。</p>
<p lang="en">Received. Write down the number and tell it when you ask: call 12345.</p>
<p><a href="/forms.html">返回在线填表 <span lang="en">Back to the forms</span></a></p>`;
  return inLayout({ title: '已收到您的表格', lang: 'zh-CN', content }, scene);
}

/** What is to be mended; the form itself is one step back, as it was filled in. */
export function refusedPage(title: string, issues: readonly DescribedIssue[], scene: Scene): string {
  const rows = issues.map(
    ({ label, detail }) => `<li>${label === undefined ? '' : `${escapeHtml(label)}<br>`}<b>${escapeHtml(detail)}</b></li>`,
  );
  const content = `<h1>${escapeHtml(title)}</h1>
<p>表格尚未提交。请按浏览器的“后退”返回修改，您填写的内容还在。</p>
<p lang="en">Nothing was sent yet. Go back in your browser, mend what is listed, and send it again.</p>
${rows.length > 0 ? `<ul id="issues">${rows.join('\n')}</ul>` : ''}
<p>不方便上网的，请拨打12345。<a href="/forms.html">返回在线填表</a></p>`;
  return inLayout({ title: escapeHtml(title), lang: 'zh-CN', content }, scene);
}
