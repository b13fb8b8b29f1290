import { staffRoles } from '@civickit/adapters/staff';
import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { DeskElement } from '../base/desk-element.js';
import type { Grant } from '../door/member.schema.js';
import { renderSelect, type Option } from '../base/render-select.js';
import { grantText } from './grant-text.js';
import { reaches } from './reach.js';

/** The roles of one member, to be added to and taken from. Fires `change`. */
export class DeskGrants extends DeskElement {
  static override get properties(): PropertyDeclarations {
    return { grants: { attribute: false }, area: { state: true } };
  }

  declare grants: readonly Grant[];
  /** Of the role that is about to be added; empty for all. */
  declare area: string | undefined;

  get #me() {
    return { grants: this.desk.session.member?.grants ?? [] };
  }

  get #areas(): readonly Option[] {
    const { texts, desk } = this;
    const own = desk.session.self?.areas ?? [];
    const reached = own.filter(({ id }) => reaches(this.#me, { role: 'viewer', area: id, type: null }));
    const all: readonly Option[] = reaches(this.#me, { role: 'viewer', area: null, type: null }) ? [['', texts.members.allAreas]] : [];
    return [...all, ...reached.map(({ id, name }): Option => [id, name])];
  }

  get #area(): string {
    return this.area ?? this.#areas[0]?.[0] ?? '';
  }

  readonly #add = (): void => {
    const value = (name: string) => this.renderRoot.querySelector<HTMLSelectElement>(`#${name}`)?.value ?? '';
    const role = staffRoles.find((one) => one === value('role')) ?? 'viewer';
    this.#put([...this.grants, { role, area: this.#area || null, type: value('type') || null }]);
  };

  #put(grants: readonly Grant[]): void {
    this.grants = grants;
    this.dispatchEvent(new Event('change'));
  }

  protected override renderContent(): TemplateResult {
    const { texts, grants } = this;
    const words = texts.members;
    const { self } = this.desk.session;
    const types = self?.areas.find(({ id }) => id === this.#area)?.types ?? [];
    return html`<div class="stack" role="group" aria-label=${words.grants}>
      <ul class="list">
        ${grants.map((grant) => {
          const text = grantText(grant, texts, self);
          const remove = () => this.#put(grants.filter((one) => one !== grant));
          return html`<li>
            <div class="head">
              <span>${text}</span>
              ${reaches(this.#me, grant) ? html`<button type="button" class="quiet" aria-label=${words.removeOne(text)} @click=${remove}>${words.remove}</button>` : nothing}
            </div>
          </li>`;
        })}
      </ul>
      <div class="search" @change=${this.#chooseArea}>
        ${renderSelect(
          'role',
          words.role,
          staffRoles.map((role): Option => [role, words.roles[role]]),
          'clerk',
        )}
        ${renderSelect('area', texts.area, this.#areas, this.#area)}
        ${types.length > 0 ? renderSelect('type', words.type, [['', words.allTypes], ...types.map(({ id, name }): Option => [id, name])], '') : nothing}
        <button type="button" @click=${this.#add}>${words.add}</button>
      </div>
    </div>`;
  }

  readonly #chooseArea = (event: Event): void => {
    // That a field was chosen from is not yet a change of the roles.
    event.stopPropagation();
    const { id, value } = event.target as HTMLSelectElement;
    if (id === 'area') this.area = value;
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-grants': DeskGrants;
  }
}
