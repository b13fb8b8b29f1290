import { html, nothing, type TemplateResult } from 'lit';
import { momentIn } from '../base/day.js';
import { peopleIn } from './people-in.js';
import type { ReportView } from './report-view.js';
import { tellAction } from '../base/tell-action.js';

interface Event {
  readonly at: string;
  readonly head: string;
  readonly text?: string | undefined;
  /** Whether only staff see it. */
  readonly isPrivate?: boolean;
}

/** What the office answered, what the reporter added, notes and what was done, the newest first. */
export function renderHistory(view: ReportView): TemplateResult {
  const { texts, format } = view;
  const words = texts.report;
  return html`<section class="card" aria-labelledby="history">
    <h2 id="history">${words.history}</h2>
    <ol class="list">
      ${eventsOf(view).map(
        ({ at, head, text, isPrivate }) =>
          html`<li>
            <p>
              <span class="title">${head}</span>
              <span class="muted">· ${momentIn(format, at)}${isPrivate ? ` · ${words.private}` : ''}</span>
            </p>
            ${text === undefined ? nothing : html`<p class="text" dir="auto">${text}</p>`}
          </li>`,
      )}
    </ol>
  </section>`;
}

function eventsOf(view: ReportView): readonly Event[] {
  const { report, texts, format } = view;
  const words = texts.report;
  const people = peopleIn(view);
  const replies = new Map(report.updates.flatMap(({ at, reply }) => (reply === undefined ? [] : [[at, reply] as const])));
  // A note and its line in the log are one.
  const done = report.history.filter(({ action }) => action !== 'request.note');
  const logged = new Set(done.map(({ at }) => at));
  const events: Event[] = [
    ...done.map((action) => ({
      at: action.at,
      head: tellAction(action, { texts, format, people }),
      text: action.detail['replied'] === true ? replies.get(action.at) : undefined,
      isPrivate: action.action === 'request.assign',
    })),
    ...report.updates
      .filter(({ at }) => !logged.has(at))
      .map(({ at, stage, status, reply }) => ({
        at,
        head: texts.did(texts.system, stage ? texts.stages[stage] : status ? texts.status[status] : texts.details.replied),
        text: reply,
      })),
    ...report.followUps.map(({ at, kind, description }) => ({ at, head: words.followUp[kind], text: description, isPrivate: true })),
    ...report.notes.map(({ at, by, text }) => ({ at, head: words.note(by.name), text, isPrivate: true })),
    { at: report.requestedAt, head: words.cameIn },
  ];
  return events.sort((one, other) => Date.parse(other.at) - Date.parse(one.at));
}
