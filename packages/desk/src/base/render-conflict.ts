import type { StaffConflict, StaffPerson } from '@civickit/adapters/staff';
import type { Formatter } from '@civickit/components/runtime.js';
import { html, type TemplateResult } from 'lit';
import type { DeskTexts } from '../i18n/en.js';
import { momentIn } from './day.js';
import { tellAction } from './tell-action.js';

interface ConflictSetting {
  readonly texts: DeskTexts;
  readonly format: Formatter;
  readonly people: readonly StaffPerson[];
}

/** Who was faster, and what they did. */
export function renderConflict({ changes }: StaffConflict, setting: ConflictSetting): TemplateResult {
  const { texts, format } = setting;
  return html`<div class="box caution" id="conflict" role="alert" tabindex="-1">
    <h2>${texts.report.conflict}</h2>
    <ul>
      ${changes.map((change) => html`<li>${tellAction(change, setting)} · ${momentIn(format, change.at)}</li>`)}
    </ul>
    <p>${texts.report.conflictHelp}</p>
  </div>`;
}
