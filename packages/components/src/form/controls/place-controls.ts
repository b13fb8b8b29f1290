import type { AddressAnswer, AddressQuestion, LocationAnswer } from '@civickit/core/forms';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { words } from '../form-text.js';
import type { ControlSetting } from '../form-view.js';

interface Field {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly width?: string;
  readonly mode?: string;
  readonly token?: string;
}

export function renderAddress({ autocomplete }: AddressQuestion, setting: ControlSetting): TemplateResult {
  const { view, path } = setting;
  const given = (view.session.get(path) ?? {}) as AddressAnswer;
  const own = autocomplete === undefined ? undefined : 'street-address';
  const { texts } = view;
  return renderFields(setting, String, [
    { name: 'line', label: texts.line, value: given.line ?? '', ...(own && { token: own }) },
    {
      name: 'postcode',
      label: texts.postcode,
      value: given.postcode ?? '',
      width: 'w8',
      mode: 'numeric',
      ...(own && { token: 'postal-code' }),
    },
    { name: 'region', label: texts.region, value: given.region ?? '', width: 'w14', mode: 'numeric' },
  ]);
}

/** By hand or by the device: a position is never taken unasked. */
export function renderLocation(setting: ControlSetting): TemplateResult {
  const { view, path } = setting;
  const { texts, session } = view;
  const given = (session.get(path) ?? {}) as Partial<LocationAnswer>;
  const text = (value: number | string | undefined) => (value === undefined ? '' : `${value}`);
  const find = (event: Event) => {
    const said = (event.target as HTMLElement).closest('.place')?.querySelector('output');
    navigator.geolocation.getCurrentPosition(
      ({ coords: { latitude, longitude, accuracy } }) => {
        view.set(path, { latitude: rounded(latitude), longitude: rounded(longitude), accuracy: Math.round(accuracy) });
        view.left(path);
        if (said) said.textContent = '';
      },
      () => {
        if (said) said.textContent = texts.noPosition;
      },
      { enableHighAccuracy: true, timeout: 20_000, maximumAge: 60_000 },
    );
  };
  // Pages without a secure connection are not told.
  const canAsk = 'geolocation' in navigator && globalThis.isSecureContext;
  return html`<div class="place">
    ${canAsk ? html`<button type="button" @click=${find}>${words(texts.usePosition)}</button>` : nothing}
    <output></output>
    ${renderFields(setting, degrees, [
      { name: 'latitude', label: texts.latitude, value: text(given.latitude), width: 'w14', mode: 'decimal' },
      { name: 'longitude', label: texts.longitude, value: text(given.longitude), width: 'w14', mode: 'decimal' },
    ])}
  </div>`;
}

/** A metre is five places. */
const rounded = (degrees: number): number => Math.round(degrees * 100_000) / 100_000;

const degrees = (typed: string): number | string => {
  const number = Number(typed.normalize('NFKC').replace('\u2212', '-'));
  return Number.isNaN(number) ? typed : number;
};

/** What is typed is read once its field is left: half a number is none. */
function renderFields(
  { id, path, view, wrong, describedBy }: ControlSetting,
  valueOf: (typed: string) => unknown,
  fields: readonly Field[],
): TemplateResult {
  const read = ({ target }: Event, convert: (typed: string) => unknown) => {
    const inputs = (target as HTMLElement).closest('.fields')?.querySelectorAll('input') ?? [];
    const given = [...inputs].map(({ name, value }) => [name, value] as const).filter(([, value]) => value.trim() !== '');
    view.set(path, given.length > 0 ? Object.fromEntries(given.map(([name, value]) => [name, convert(value)])) : null);
  };
  return html`<div class="fields" role="group" aria-labelledby=${`${id}-label`} aria-describedby=${describedBy ?? nothing}>
    ${fields.map(({ name, label, value, width, mode, token }, at) => {
      const fieldId = at === 0 ? id : `${id}-${name}`;
      return html`<div>
        <label for=${fieldId}>${words(label)}</label>
        <input
          id=${fieldId}
          name=${name}
          class=${width ?? nothing}
          dir="auto"
          inputmode=${mode ?? nothing}
          autocomplete=${token ?? nothing}
          aria-invalid=${wrong ? 'true' : nothing}
          .value=${live(value)}
          @input=${(event: Event) => read(event, String)}
          @change=${(event: Event) => {
            read(event, valueOf);
            view.left(path);
          }}
        />
      </div>`;
    })}
  </div>`;
}
