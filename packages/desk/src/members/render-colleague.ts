import { html, nothing, type TemplateResult } from 'lit';
import type { Desk } from '../base/desk.js';
import { fieldsOf } from '../base/fields-of.js';
import type { Colleague, Grant } from '../door/member.schema.js';
import type { DeskTexts } from '../i18n/en.js';
import type { DeskGrants } from './desk-grants.js';
import { grantText } from './grant-text.js';
import { governs } from './reach.js';

interface ColleagueSetting {
  readonly colleague: Colleague;
  readonly texts: DeskTexts;
  readonly desk: Desk;
  /** `what` names the button. */
  readonly change: (what: string, act: 'on' | 'off' | 'link' | readonly Grant[], removeTotp?: boolean) => void;
  readonly outcome: (what: string) => unknown;
}

/** One member in the list, with what may be done about them. */
export function renderColleague(setting: ColleagueSetting): TemplateResult {
  const { colleague, texts, desk } = setting;
  const { id, name, email, grants, canSignIn, offSince, totp } = colleague;
  const words = texts.members;
  const isMe = id === desk.session.member?.id;
  const state = offSince !== undefined ? 'off' : !canSignIn ? 'invited' : totp ? 'totp' : 'password';
  return html`<li>
    <p class="row">
      <span class="title"><bdi>${name}</bdi>${isMe ? ` (${words.you})` : ''}</span>
      <bdi class="muted">${email}</bdi>
      <span class="tag ${state === 'off' || state === 'invited' ? 'caution' : ''}">${words.state[state]}</span>
    </p>
    ${grants.length === 0 ? html`<p class="muted">${words.noGrants}</p>` : grants.map((grant) => html`<p>${grantText(grant, texts, desk.session.self)}</p>`)}
    ${isMe ? nothing : renderActs(setting)}
  </li>`;
}

function renderActs({ colleague, texts, desk, change, outcome }: ColleagueSetting): TemplateResult {
  const { id, name, offSince, totp } = colleague;
  const words = texts.members;
  const isGoverned = governs({ grants: desk.session.member?.grants ?? [] }, colleague);
  const save = ({ target }: Event) => {
    const { grants = [] } = (target as HTMLElement).parentElement?.querySelector<DeskGrants>('desk-grants') ?? {};
    change(`${id} grants`, grants);
  };
  const link = (event: SubmitEvent) => {
    const { removeTotp } = fieldsOf(event);
    change(`${id} link`, 'link', removeTotp !== undefined);
  };
  return html`<div class="no-print">
    <details>
      <summary aria-label=${`${words.editShort}: ${name}`}>${words.editShort}</summary>
      <div class="stack">
        <desk-grants .desk=${desk} .grants=${colleague.grants}></desk-grants>
        <button type="button" class="main" @click=${save}>${words.saveGrants}</button>
        ${outcome(`${id} grants`)}
      </div>
    </details>
    ${
      isGoverned && offSince === undefined
        ? html`<details>
              <summary aria-label=${`${words.newLink}: ${name}`}>${words.newLink}</summary>
              <form @submit=${link}>
                <p class="hint">${words.newLinkHint(name)}</p>
                ${
                  totp
                    ? html`<div class="tick">
                        <input type="checkbox" id=${`totp-${id}`} name="removeTotp" />
                        <label for=${`totp-${id}`}>${words.removeTotp}</label>
                      </div>`
                    : nothing
                }
                <button>${words.makeLink}</button>
                ${outcome(`${id} link`)}
              </form>
            </details>
            <details>
              <summary aria-label=${`${words.off}: ${name}`}>${words.off}</summary>
              <div class="stack">
                <p class="hint">${words.offHint(name)}</p>
                <button type="button" @click=${() => change(`${id} switch`, 'off')}>${words.offSure(name)}</button>
              </div>
            </details>`
        : nothing
    }
    ${
      isGoverned && offSince !== undefined
        ? html`<button type="button" aria-label=${`${words.on}: ${name}`} @click=${() => change(`${id} switch`, 'on')}>${words.on}</button>`
        : nothing
    }
    ${outcome(`${id} switch`)}
  </div>`;
}
