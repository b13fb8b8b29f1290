import type { StaffNotice } from '@civickit/adapters/staff';
import { isAllowedPicture, renderRichText } from '@civickit/components/rich-text.js';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { DeskTexts } from '../i18n/en.js';
import type { FieldName, NoticeFields } from './notice-fields.js';
import { parsePlainMarkup } from './plain-markup.js';

interface FormSetting {
  readonly texts: DeskTexts;
  readonly notice: StaffNotice | undefined;
  readonly mayWrite: boolean;
  readonly fields: NoticeFields;
  readonly typed: (name: FieldName, value: string) => void;
  readonly save: (event: SubmitEvent) => void;
  readonly outcome: unknown;
}

/** The words of a notice, to be typed or, where one may not, to be read. */
export function renderNoticeForm({ texts, notice, mayWrite, fields, typed, save, outcome }: FormSetting): TemplateResult {
  const words = texts.notices;
  const read = (name: FieldName) => (event: Event) => typed(name, (event.target as HTMLInputElement).value);
  const line = (name: 'title' | 'categories' | 'expires' | 'verified', label: string, type: 'text' | 'date', hint?: string) =>
    html`<div class="field">
      <label for=${name}>${label}</label>
      <input
        id=${name}
        type=${type}
        dir=${type === 'text' ? 'auto' : nothing}
        maxlength=${name === 'title' ? 300 : nothing}
        aria-describedby=${hint === undefined ? nothing : `${name}-hint`}
        .value=${live(fields[name])}
        @input=${read(name)}
      />
      ${hint === undefined ? nothing : html`<p class="hint" id=${`${name}-hint`}>${hint}</p>`}
    </div>`;
  const preview = html`<h2>${words.preview}</h2>
    <div class="preview" dir="auto">${renderPreview(fields, notice, words.preview)}</div>`;
  if (!mayWrite)
    return html`<section class="card">
      <p class="box">${words.readOnly}</p>
      ${preview}
    </section>`;
  return html`<section class="card">
    <form @submit=${save}>
      ${notice?.type === 'alert' ? html`<p class="box">${words.alertFacts}</p>` : nothing} ${line('title', words.heading, 'text')}
      <div class="field">
        <label for="summary">${words.summary}</label>
        <textarea
          id="summary"
          rows="2"
          maxlength="2000"
          dir="auto"
          aria-describedby="summary-hint"
          .value=${live(fields.summary)}
          @input=${read('summary')}
        ></textarea>
        <p class="hint" id="summary-hint">${words.summaryHint}</p>
      </div>
      ${
        fields.content === undefined
          ? html`<p class="box">${words.contentKept}</p>`
          : html`<div class="field">
              <label for="content">${words.content}</label>
              <textarea
                id="content"
                rows="10"
                dir="auto"
                aria-describedby="content-hint"
                .value=${live(fields.content)}
                @input=${read('content')}
              ></textarea>
              <p class="hint" id="content-hint">${words.contentHint}</p>
            </div>`
      }
      ${line('categories', words.categories, 'text', words.categoriesHint)}
      ${line('expires', words.expiresLabel, 'date', words.expiresHint)} ${line('verified', words.verifiedLabel, 'date')}
      <div class="tick">
        <input
          id="pinned"
          type="checkbox"
          .checked=${live(fields.pinned === 'yes')}
          @change=${(event: Event) => typed('pinned', (event.target as HTMLInputElement).checked ? 'yes' : '')}
        />
        <label for="pinned">${words.pinnedLabel}</label>
      </div>
      <button class="main">${notice ? words.saveDraft : words.firstSave}</button>
      ${outcome}
    </form>
    ${preview}
  </section>`;
}

function renderPreview({ content }: NoticeFields, notice: StaffNotice | undefined, picture: string): DocumentFragment {
  const tree = content === undefined ? (notice?.draft.content ?? []) : parsePlainMarkup(content);
  return renderRichText(tree, { level: 2, pictures: (src) => isAllowedPicture(src, []), picture });
}
