import { html, nothing, type TemplateResult } from 'lit';
import { momentIn } from '../base/day.js';
import { peopleIn } from './people-in.js';
import { renderPictures } from './render-pictures.js';
import type { ReportView } from './report-view.js';
import { tellAction } from '../base/tell-action.js';

type Update = ReportView['report']['updates'][number];

interface Event {
  readonly at: string;
  readonly head: string;
  readonly text?: string | undefined;
  readonly photos?: Update['photos'];
  /** The id of a reply. */
  readonly update?: string;
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
        ({ at, head, text, isPrivate, photos, update }) =>
          html`<li>
            <p>
              <span class="title">${head}</span>
              <span class="muted">· ${momentIn(format, at)}${isPrivate ? ` · ${words.private}` : ''}</span>
            </p>
            ${text === undefined ? nothing : html`<p class="text" dir="auto">${text}</p>`}
            ${photos ? renderPictures(photos, words, ({ hash }, position) => renderRemoval(view, update, { hash, position })) : nothing}
            ${update === undefined ? nothing : view.outcome(removalOf(update))}
          </li>`,
      )}
    </ol>
  </section>`;
}

/** For a photo that shows more than it should: it is asked twice, for it cannot be brought back. */
function renderRemoval(
  view: ReportView,
  update: string | undefined,
  { hash, position }: { readonly hash: string; readonly position: number },
): unknown {
  const { report, texts } = view;
  if (update === undefined || !report.may.includes('requests.change')) return nothing;
  const words = texts.report;
  const remove = () =>
    void view.work(removalOf(update), (staff, { id, version }) => staff.removePhoto(id, version, update, position, hash));
  return html`<details class="no-print">
    <summary>${words.takeAway}</summary>
    <p class="hint">${words.takeAwayHint}</p>
    <button type="button" @click=${remove}>${words.takeAwaySure}</button>
  </details>`;
}

/** Said below the photos of a reply, for with its photo a button is gone. */
function removalOf(update: string): string {
  return `photo ${update}`;
}

function eventsOf(view: ReportView): readonly Event[] {
  const { report, texts, format } = view;
  const words = texts.report;
  const people = peopleIn(view);
  const said = new Map(report.updates.map((update) => [update.at, update]));
  const shown = ({ id, photos }: Update) => ({ photos, update: id });
  // A note and its line in the log are one.
  const done = report.history.filter(({ action }) => action !== 'request.note');
  const logged = new Set(done.map(({ at }) => at));
  const events: Event[] = [
    ...done.map((action) => {
      const update = action.action === 'request.change' ? said.get(action.at) : undefined;
      const head = tellAction(action, { texts, format, people });
      return { at: action.at, head, text: update?.reply, isPrivate: action.action === 'request.assign', ...(update && shown(update)) };
    }),
    ...report.updates
      .filter(({ at }) => !logged.has(at))
      .map((update) => {
        const { at, stage, status, reply } = update;
        const head = texts.did(texts.system, stage ? texts.stages[stage] : status ? texts.status[status] : texts.details.replied);
        return { at, head, text: reply, ...shown(update) };
      }),
    ...report.followUps.map(({ at, kind, description, photos }) => ({
      at,
      head: words.followUp[kind],
      text: description,
      photos,
      isPrivate: true,
    })),
    ...report.notes.map(({ at, by, text }) => ({ at, head: words.note(by.name), text, isPrivate: true })),
    { at: report.requestedAt, head: words.cameIn },
  ];
  return events.sort((one, other) => Date.parse(other.at) - Date.parse(one.at));
}
