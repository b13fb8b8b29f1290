import { defaultFileTypes, type FileAnswer, type FileQuestion } from '@civickit/core/forms';
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { words } from '../form-text.js';
import type { ControlSetting } from '../form-view.js';

export function renderFileControl(question: FileQuestion, setting: ControlSetting): TemplateResult {
  const { id, path, describedBy, wrong, view } = setting;
  const { texts, files, session, format } = view;
  const given = (session.get(path) ?? []) as readonly FileAnswer[];
  const { accept = defaultFileTypes, maxFiles = 1 } = question;
  const choose = ({ target }: Event) => {
    const field = target as HTMLInputElement;
    const chosen = [...(field.files ?? [])];
    // So that the same one can be chosen again once it was removed.
    field.value = '';
    if (chosen.length > 0) view.choose(path, chosen);
  };
  const remove = (file: FileAnswer, button: HTMLElement) => {
    // It goes with its file.
    button.closest('.files')?.querySelector('input')?.focus();
    view.set(
      path,
      given.filter((one) => one.id !== file.id),
    );
    files.remove(file.id);
    view.left(path);
  };
  const cover = (file: FileAnswer, name: string, opener: EventTarget | null) => {
    files.say(path, []);
    import('./cover-file.js')
      .then(({ coverFile }) => coverFile(question, setting, file, name, opener as HTMLElement))
      .catch(() => files.say(path, [{ name, why: texts.coverFailed }]));
  };
  const troubles = files.troubles(path);
  return html`<div class="files">
    <input
      type="file"
      id=${id}
      accept=${accept.join(',')}
      ?multiple=${maxFiles > 1}
      aria-describedby=${describedBy ?? nothing}
      aria-invalid=${wrong ? 'true' : nothing}
      @change=${choose}
    />
    ${
      given.length > 0
        ? html`<ul>
            ${repeat(
              given,
              (file) => file.id,
              (file, at) => {
                const name = file.name ?? texts.item('', format.number(at + 1)).trim();
                return html`<li class="row">
                  ${words(name, 'name')} ${words(sizeOf(file.size, view.lang), 'hint')}
                  ${
                    file.type.startsWith('image/')
                      ? html`<button
                          class="quiet"
                          type="button"
                          id=${`${id}-cover-${at}`}
                          aria-label=${`${texts.cover}: ${name}`}
                          @click=${({ currentTarget }: Event) => cover(file, name, currentTarget)}
                        >
                          ${words(texts.cover)}
                        </button>`
                      : nothing
                  }
                  <button
                    class="quiet"
                    type="button"
                    aria-label=${`${texts.remove}: ${name}`}
                    @click=${({ currentTarget }: Event) => remove(file, currentTarget as HTMLElement)}
                  >
                    ${words(texts.remove)}
                  </button>
                </li>`;
              },
            )}
          </ul>`
        : nothing
    }
    <div role="status">
      ${files.isBusy(path) ? html`<p class="hint" .textContent=${texts.preparing}></p>` : nothing}
      ${troubles.map(({ name, why }) => html`<p class="error-text" .textContent=${`${name}: ${why}`}></p>`)}
    </div>
  </div>`;
}

function sizeOf(bytes: number, lang: string): string {
  const [value, unit] = bytes < 1_000_000 ? [Math.max(1, Math.round(bytes / 1000)), 'kilobyte'] : [bytes / 1_000_000, 'megabyte'];
  return new Intl.NumberFormat([lang, 'en'], { style: 'unit', unit, maximumFractionDigits: 1 }).format(value);
}
