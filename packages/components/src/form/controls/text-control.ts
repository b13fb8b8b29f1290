import type { Answer, DataElementQuestion, NumberQuestion, TextQuestion } from '@civickit/core/forms';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { read } from '../form-text.js';
import type { ControlSetting } from '../form-view.js';

type Typed = TextQuestion | NumberQuestion | DataElementQuestion;

interface Keyboard {
  readonly type?: string;
  readonly mode?: string;
  readonly capitals?: 'characters' | 'none';
  readonly autocomplete?: string;
  /** Characters that usually suffice: the width tells what is expected. */
  readonly width?: number;
  readonly isPlain?: boolean;
}

const keyboards: Readonly<Record<Exclude<Typed['type'], 'textarea'>, Keyboard>> = {
  text: {},
  name: { isPlain: true },
  email: { type: 'email', mode: 'email', capitals: 'none', isPlain: true, autocomplete: 'email' },
  tel: { type: 'tel', mode: 'tel', width: 20, autocomplete: 'tel' },
  phone: { type: 'tel', mode: 'tel', width: 20, autocomplete: 'tel' },
  url: { type: 'url', mode: 'url', capitals: 'none', isPlain: true },
  // Not type="number": wheels and arrow keys change what was typed, and what is no number is not given at all.
  integer: { mode: 'numeric', width: 12 },
  decimal: { mode: 'decimal', width: 12 },
  // Keyboards of digits have no X.
  'resident-id': { capitals: 'characters', width: 22, isPlain: true, autocomplete: 'off' },
  'social-credit-code': { capitals: 'characters', width: 22, isPlain: true, autocomplete: 'off' },
  region: { mode: 'numeric', width: 14 },
};

export function renderTextControl(question: Typed, setting: ControlSetting): TemplateResult {
  const { id, path, describedBy, wrong, view } = setting;
  const value = live(textOf(view.session.get(path)));
  const input = (event: Event) => view.set(path, (event.target as HTMLInputElement).value);
  const change = () => view.left(path);
  if (question.type === 'textarea') {
    return html`<textarea
      id=${id}
      dir="auto"
      rows=${linesOf(question)}
      autocomplete=${tokenOf(question) ?? nothing}
      aria-describedby=${describedBy ?? nothing}
      aria-invalid=${wrong ? 'true' : nothing}
      .value=${value}
      @input=${input}
      @change=${change}
    ></textarea>`;
  }
  const { type = 'text', mode, capitals, width, isPlain, autocomplete } = keyboards[question.type];
  const unit = 'unit' in question && question.unit ? view.read(question.unit) : undefined;
  return html`<input
      id=${id}
      type=${type}
      class=${width ? `w${width}` : nothing}
      dir="auto"
      inputmode=${mode ?? nothing}
      autocapitalize=${capitals ?? nothing}
      spellcheck=${isPlain ? 'false' : nothing}
      autocomplete=${tokenOf(question) ?? autocomplete ?? nothing}
      aria-describedby=${describedBy ?? nothing}
      aria-invalid=${wrong ? 'true' : nothing}
      .value=${value}
      @input=${input}
      @change=${change}
    />${unit ? html` ${read(unit, 'unit')}` : nothing}`;
}

/** As it was typed; what another program put there and is no text, is not shown as one. */
export function textOf(answer: Answer | undefined): string {
  return typeof answer === 'string' || typeof answer === 'number' ? String(answer) : '';
}

/** Autofill tokens are words of lower-case letters; what is none would only be noise. */
export function tokenOf({ autocomplete }: { readonly autocomplete?: string }): string | undefined {
  return autocomplete !== undefined && /^[a-z0-9-]+(?: [a-z0-9-]+)*$/u.test(autocomplete) ? autocomplete : undefined;
}

function linesOf({ maxLength = 400 }: TextQuestion): number {
  return Math.max(3, Math.min(8, Math.ceil(maxLength / 80)));
}
