import type { StaffConflict } from '@civickit/adapters/staff';
import { html, type TemplateResult } from 'lit';
import { momentIn } from '../base/day.js';
import { peopleIn } from './people-in.js';
import type { ReportView } from './report-view.js';
import { tellAction } from './tell-action.js';

/** Who was faster, and what they did. */
export function renderConflict({ changes }: StaffConflict, view: ReportView): TemplateResult {
  const { texts, format } = view;
  const people = peopleIn(view);
  return html`<div class="box caution" id="conflict" role="alert" tabindex="-1">
    <h2>${texts.report.conflict}</h2>
    <ul class="stack">
      ${changes.map((change) => html`<li>${tellAction(change, { texts, format, people })} · ${momentIn(format, change.at)}</li>`)}
    </ul>
    <p>${texts.report.conflictHelp}</p>
  </div>`;
}
