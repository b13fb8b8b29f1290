import type { Notice } from '@civickit/core';
import { html, nothing, type TemplateResult } from 'lit';
import { isAllowedPicture, renderRichText } from '../rich-text/render-rich-text.js';
import type { ItemSetting } from './notice-item.js';
import { renderTimeline } from './notice-kind.js';

export { noticeBodyStyles } from './notice-body.styles.js';
export { renderKind } from './notice-kind.js';

/** The text of an opened notice. */
export function renderBody(notice: Notice, setting: ItemSetting): TemplateResult {
  const { texts, level, imageOrigins } = setting;
  const pictures = (src: string) => isAllowedPicture(src, imageOrigins);
  const text = notice.content?.length
    ? renderRichText(notice.content, { level, pictures, picture: texts.picture })
    : (notice.summary ?? nothing);
  return html`<div class="body" part="body" dir="auto">
    ${renderTimeline(notice, setting)}
    <div class="prose">${text}</div>
    ${
      notice.attachments?.length
        ? html`<p class="label">${texts.attachments}</p>
            <ul>
              ${notice.attachments.map((file) => html`<li><a href=${file.url} rel="noopener">${file.title || fileName(file.url) || texts.attachment}</a></li>`)}
            </ul>`
        : nothing
    }
    ${notice.url ? html`<p><a href=${notice.url} rel="noopener">${texts.original}</a></p>` : nothing}
  </div>`;
}

function fileName(url: string): string {
  try {
    return decodeURIComponent(new URL(url).pathname.split('/').pop() ?? '');
  } catch {
    return '';
  }
}
