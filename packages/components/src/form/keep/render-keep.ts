import { html, nothing, type TemplateResult } from 'lit';
import type { ScreenView } from '../screens/screen.js';
import type { FormKeep } from './form-keep.js';

export type KeepView = Pick<ScreenView, 'definition' | 'texts' | 'format' | 'read' | 'assisted' | 'wrongAt'>;

export function renderAtStart(keep: FormKeep, view: KeepView): unknown {
  const { words } = keep.looks;
  if (!keep.canTake) return nothing;
  return html`<div class="text">
    ${view.assisted ? nothing : renderShared(keep, view)}
    <details class="privacy">
      <summary>${words(keep.texts.fromFile)}</summary>
      ${renderFromFile(keep, view)}
    </details>
  </div>`;
}

export function renderBeside(keep: FormKeep, view: KeepView): TemplateResult {
  const { words } = keep.looks;
  return html`<details class="privacy">
    <summary>${words(keep.texts.later)}</summary>
    <div class="text">
      ${renderSave(keep, view)} ${view.assisted ? nothing : renderShared(keep, view)}
      ${
        keep.flow.hasStart
          ? nothing
          : html`<p class="label">${words(keep.texts.fromFile)}</p>
              ${renderFromFile(keep, view)}`
      }
    </div>
  </details>`;
}

export const renderChanged = ({ texts, looks }: FormKeep): TemplateResult => looks.caution(texts.changed);

function renderSave(keep: FormKeep, view: KeepView): TemplateResult {
  const {
    texts,
    looks: { words, caution },
  } = keep;
  const { keeping } = keep.flow.draft;
  const isUnkept = view.assisted || keeping?.kept === false;
  const save = (event: Event) => {
    event.preventDefault();
    event.stopPropagation();
    const { title, id } = view.definition;
    void keep.save(title === undefined ? id : view.read(title).text);
  };
  return html`<p .textContent=${isUnkept ? texts.unkept : keeping ? texts.kept : ''}></p>
    ${
      keep.canSave
        ? html`<form novalidate @submit=${save}>
            ${keep.canSeal ? renderPassphrase(keep, view) : caution(texts.noPassphrase)}
            ${keep.isShared || view.assisted ? html`<p class="hint" .textContent=${texts.takeAlong}></p>` : nothing}
            <p><button type="submit" aria-disabled=${keep.busy ? 'true' : nothing}>${words(texts.save)}</button></p>
          </form>`
        : caution(texts.noDownload)
    }
    <div role="status">
      ${keep.busy === 'saving' ? html`<p class="hint" .textContent=${texts.saving}></p>` : nothing}
      ${keep.saved ? html`<p .textContent=${texts.saved(view.format.moment(keep.saved.at), keep.saved.name)}></p>` : nothing}
      ${keep.saveTrouble === undefined ? nothing : html`<p class="error-text" .textContent=${keep.saveTrouble}></p>`}
    </div>`;
}

function renderPassphrase(keep: FormKeep, view: KeepView): TemplateResult {
  const {
    texts,
    passphrase,
    isPassphraseShown,
    looks: { words, renderTick },
  } = keep;
  return html`<div class="question kept">
    <label class="label" for="keep-passphrase">${words(texts.passphrase)} ${words(view.texts.optional, 'optional')}</label>
    <p class="hint" id="keep-passphrase-hint" .textContent=${texts.passphraseHint}></p>
    <input
      id="keep-passphrase"
      type=${isPassphraseShown ? 'text' : 'password'}
      dir="auto"
      autocomplete="new-password"
      autocapitalize="none"
      spellcheck="false"
      aria-describedby="keep-passphrase-hint"
      .value=${passphrase}
      @input=${({ target }: Event) => keep.set({ passphrase: (target as HTMLInputElement).value })}
    />
    ${renderTick({
      type: 'checkbox',
      id: 'keep-show',
      name: 'keep-show',
      value: 'true',
      checked: isPassphraseShown,
      wrong: false,
      label: words(texts.show),
      pick: ({ target }) => keep.set({ isPassphraseShown: (target as HTMLInputElement).checked }),
    })}
  </div>`;
}

function renderFromFile(keep: FormKeep, view: KeepView): TemplateResult {
  const {
    texts,
    sealed,
    readTrouble,
    looks: { words },
  } = keep;
  const choose = ({ target }: Event) => {
    const field = target as HTMLInputElement;
    const [file] = field.files ?? [];
    // So that the same one can be chosen again.
    field.value = '';
    if (file) void keep.read(file, undefined, view.read);
  };
  const open = (event: Event) => {
    event.preventDefault();
    event.stopPropagation();
    const field = (event.target as HTMLFormElement).querySelector('input');
    if (sealed && field) void keep.read(sealed, field.value, view.read);
  };
  return html`<div class="files">
    <label class="hint" for="keep-file" id="keep-file-label">${words(texts.fromFileHint)}</label>
    <input type="file" id="keep-file" aria-label=${texts.fromFile} aria-describedby="keep-file-label" @change=${choose} />
    ${
      sealed
        ? html`<form class="question kept" novalidate @submit=${open}>
            <div>
              <label class="label" for="keep-opening">${words(texts.sealed)}</label>
              <p class="hint" dir="auto" .textContent=${sealed.name}></p>
              <input
                id="keep-opening"
                type="password"
                dir="auto"
                autocomplete="off"
                aria-invalid=${readTrouble === undefined ? nothing : 'true'}
                aria-describedby=${readTrouble === undefined ? nothing : 'keep-file-trouble'}
              />
            </div>
            <p><button type="submit">${words(texts.open)}</button></p>
          </form>`
        : nothing
    }
    <div role="status">
      ${keep.busy === 'reading' ? html`<p class="hint" .textContent=${texts.reading}></p>` : nothing}
      ${readTrouble === undefined ? nothing : html`<p class="error-text" id="keep-file-trouble" .textContent=${readTrouble}></p>`}
    </div>
  </div>`;
}

/** Said before it is ticked: what is written then may be lost. */
function renderShared(keep: FormKeep, view: KeepView): TemplateResult {
  const {
    texts,
    keptBefore,
    sentBefore,
    unsent,
    forgotten,
    looks: { words, action, caution, renderTick },
  } = keep;
  const counted = (n: number, tell: (count: string, n: number) => string) => (n > 0 ? caution(tell(view.format.number(n), n)) : nothing);
  return html`<div>
    ${renderTick({
      type: 'checkbox',
      id: 'keep-shared',
      name: 'keep-shared',
      value: 'true',
      checked: keep.isShared,
      wrong: false,
      describedBy: 'keep-shared-hint',
      label: words(texts.shared),
      pick: ({ target }) => void keep.setShared((target as HTMLInputElement).checked),
    })}
    <p class="hint" id="keep-shared-hint" .textContent=${texts.sharedHint}></p>
    ${counted(keptBefore, texts.before)} ${counted(sentBefore, texts.sentBefore)} ${counted(unsent, texts.unsent)}
    ${keptBefore + sentBefore > 0 ? action(texts.forget, () => void keep.forget()) : nothing}
    <div role="status">
      ${
        forgotten === undefined
          ? nothing
          : html`<p
              class=${forgotten === 'done' ? 'hint' : 'error-text'}
              .textContent=${forgotten === 'done' ? texts.forgotten : texts.forgetFailed}
            ></p>`
      }
    </div>
  </div>`;
}
