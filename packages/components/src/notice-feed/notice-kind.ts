import { type Correction, instantOf, type Notice, toInstant, type When } from '@civickit/core';
import { html, nothing, type TemplateResult } from 'lit';
import type { ItemSetting } from './notice-item.js';

interface KindTexts {
  readonly alert: string;
  readonly statement: string;
  readonly verdict: Readonly<Record<Correction['verdict'], string>>;
  readonly claim: (claim: string) => string;
  readonly timeline: string;
}

/** Texts of what is loaded with the first notice that is no news: too little for a catalogue that every page would load. */
const texts: Readonly<Record<string, KindTexts>> = {
  en: {
    alert: 'Warning',
    statement: 'Official statement',
    verdict: { false: 'False rumour', misleading: 'Misleading', unproven: 'Not proven', true: 'True' },
    claim: (claim) => `Rumour: “${claim}”`,
    timeline: 'What happened when',
  },
  'zh-Hans': {
    alert: '预警',
    statement: '官方通报',
    verdict: { false: '辟谣', misleading: '误导', unproven: '尚未证实', true: '属实' },
    claim: (claim) => `网传：“${claim}”`,
    timeline: '事件经过',
  },
  'zh-Hant': {
    alert: '預警',
    statement: '官方通報',
    verdict: { false: '闢謠', misleading: '誤導', unproven: '尚未證實', true: '屬實' },
    claim: (claim) => `網傳：「${claim}」`,
    timeline: '事件經過',
  },
  ug: {
    alert: 'ئاگاھلاندۇرۇش',
    statement: 'رەسمىي ئۇقتۇرۇش',
    verdict: { false: 'ئىغۋا، راست ئەمەس', misleading: 'خاتا يېتەكلەيدۇ', unproven: 'تېخى ئىسپاتلانمىغان', true: 'راست' },
    claim: (claim) => `تارقالغان سۆز: «${claim}»`,
    timeline: 'ۋەقەنىڭ جەريانى',
  },
};

const textsOf = ({ lang }: ItemSetting): KindTexts => texts[lang] ?? (texts['en'] as KindTexts);

/** What stands above the title of a notice that is no news: of a correction the verdict and what was claimed. */
export function renderKind({ type, correction }: Notice, setting: ItemSetting): unknown {
  const own = textsOf(setting);
  if (correction) {
    const { verdict, claim } = correction;
    return html`<p class="kind ${verdict}" part="kind">
      <strong class="badge">${own.verdict[verdict]}</strong>
      ${claim ? html`<span dir="auto">${own.claim(claim)}</span>` : nothing}
    </p>`;
  }
  const word = type === 'correction' ? own.verdict.false : type === 'alert' || type === 'statement' ? own[type] : undefined;
  return word ? html`<p class="kind ${type}" part="kind"><strong class="badge">${word}</strong></p>` : nothing;
}

/** The steps of a statement, in the order of the source. */
export function renderTimeline({ timeline }: Notice, setting: ItemSetting): unknown {
  if (!timeline?.length) return nothing;
  const { format, zone } = setting;
  return html`<p class="label">${textsOf(setting).timeline}</p>
    <ol class="timeline" part="timeline">
      ${timeline.map(({ at, text }): TemplateResult => html`<li><time datetime=${at.iso}>${momentOf(at)}</time> <span dir="auto">${text}</span></li>`)}
    </ol>`;

  function momentOf(when: When): string {
    const at = instantOf(when, zone);
    return when.precision === 'day' || Number.isNaN(at) ? format.date(when) : format.moment(toInstant(at));
  }
}
