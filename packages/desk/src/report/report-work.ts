import { closingStages, requestStages, type StaffRequestChange } from '@civickit/adapters/staff';
import type { RequestStage } from '@civickit/core';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { dayOf, momentIn } from '../base/day.js';
import { randomUuid } from '../base/random-uuid.js';
import type { ReportView } from './report-view.js';

const ends: ReadonlySet<RequestStage> = new Set(closingStages);

type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** What was typed on this page, by field. */
function draftsOf({ desk, report }: ReportView) {
  const key = (field: string) => `report ${report.id} ${field}`;
  return {
    get: (field: string) => desk.drafts.get(key(field)),
    set: (field: string, value: string | undefined) => desk.drafts.set(key(field), value),
    /** Drops these fields as they are now, unless more is typed until it is called. */
    settling(...fields: readonly string[]): () => void {
      const sent = fields.map((field) => [key(field), desk.drafts.get(key(field))] as const);
      return () => sent.forEach(([name, value]) => desk.drafts.settle(name, value));
    },
    typed:
      (field: string, saved = '') =>
      (event: Event) =>
        desk.drafts.set(key(field), (event.target as Field).value, saved),
  };
}

function submitted(act: () => void) {
  return (event: SubmitEvent) => {
    event.preventDefault();
    act();
  };
}

export function renderAssign(view: ReportView): TemplateResult {
  const { report, texts, desk, colleagues } = view;
  const { may, assignee } = report;
  const words = texts.report;
  const me = desk.session.member?.id ?? '';
  // Who has it may not be among those who may take it any more, and still has it until somebody else does.
  const people = assignee && !colleagues.some(({ id }) => id === assignee.id) ? [assignee, ...colleagues] : colleagues;
  const drafts = draftsOf(view);
  const now = assignee?.id ?? '';
  const chosen = drafts.get('member') ?? now;
  const assign = (member: string | null) => {
    const settle = drafts.settling('member');
    void view
      .work('assign', (staff, { id, version }) => staff.assignRequest(id, version, member))
      .then((isDone) => {
        if (isDone) settle();
        view.redraw();
      });
  };
  const choose = (event: SubmitEvent) => {
    event.preventDefault();
    const { member } = Object.fromEntries(new FormData(event.target as HTMLFormElement)) as Record<string, string>;
    assign(member === undefined || member === '' ? null : member);
  };
  const has = assignee ? (assignee.id === me ? texts.inbox.mine : texts.inbox.has(assignee.name)) : texts.inbox.nobody;
  return html`<section class="card" aria-labelledby="assign">
    <h2 id="assign">${words.assign}</h2>
    <p>${has}</p>
    ${
      may.includes('requests.take') && (!assignee || assignee.id === me)
        ? html`<button type="button" class=${assignee ? '' : 'main'} @click=${() => assign(assignee ? null : me)}>
            ${assignee ? words.giveBack : words.take}
          </button>`
        : nothing
    }
    ${
      may.includes('requests.assign') && colleagues.length > 0
        ? html`<form @submit=${choose}>
            <div class="field">
              <label for="member">${words.assignTo}</label>
              <select id="member" name="member" @change=${drafts.typed('member', now)}>
                <option value="" .selected=${live(chosen === '')}>${words.assignNobody}</option>
                ${people.map(({ id, name }) => html`<option value=${id} .selected=${live(id === chosen)}>${name}</option>`)}
              </select>
            </div>
            <button>${words.assignSave}</button>
          </form>`
        : nothing
    }
    ${view.outcome('assign')}
  </section>`;
}

export function renderAnswer(view: ReportView): unknown {
  const { report, texts, zone, photos } = view;
  if (!report.may.includes('requests.change')) return nothing;
  const words = texts.report;
  const drafts = draftsOf(view);
  const now = report.expectedAt === undefined ? '' : dayOf(report.expectedAt, zone);
  const day = drafts.get('expected') ?? now;
  const save = submitted(() => {
    const day = drafts.get('expected') ?? now;
    const stage = requestStages.find((one) => one === drafts.get('stage'));
    const reply = drafts.get('reply')?.trim();
    const status = stage && (ends.has(stage) ? 'closed' : 'open');
    const change: StaffRequestChange = {
      ...(stage && { stage }),
      ...(status !== report.status && status && { status }),
      ...(reply !== undefined && reply !== '' && { reply }),
      ...(day !== now && { expected: day === '' ? null : day }),
    };
    if (Object.keys(change).length === 0 && !photos?.chosen.length) return view.refuse('answer', words.nothing);
    if (photos?.isPreparing) return view.refuse('answer', words.preparingPhotos);
    if (photos?.focusMissing()) return view.refuse('answer', words.photoNeedsWords);
    const settle = drafts.settling('stage', 'reply', 'expected');
    void view
      .work('answer', async (staff, { id, version }) => {
        const named = (await photos?.send(staff, id)) ?? [];
        const answered = await staff.changeRequest(id, version, { ...change, ...(named.length > 0 && { photos: named }) });
        photos?.settle(named);
        return answered;
      })
      .then((isDone) => {
        if (isDone) settle();
        view.redraw();
      });
  });
  const stages = (closed: boolean) =>
    html`<optgroup label=${texts.status[closed ? 'closed' : 'open']}>
      ${requestStages
        .filter((stage) => ends.has(stage) === closed)
        .map((stage) => html`<option value=${stage} .selected=${live(stage === drafts.get('stage'))}>${texts.stages[stage]}</option>`)}
    </optgroup>`;
  return html`<section class="card" aria-labelledby="answer">
    <h2 id="answer">${words.answer}</h2>
    <form @submit=${save}>
      <p class="hint">${words.answerHint}</p>
      <div class="field">
        <label for="stage">${words.stage}</label>
        <select id="stage" @change=${drafts.typed('stage')}>
          <option value="" .selected=${live(drafts.get('stage') === undefined)}>
            ${words.sameStage(report.stage ? texts.stages[report.stage] : texts.status[report.status])}
          </option>
          ${stages(false)} ${stages(true)}
        </select>
      </div>
      <div class="field">
        <label for="reply">${words.reply}</label>
        <textarea
          id="reply"
          rows="5"
          maxlength="4000"
          dir="auto"
          aria-describedby="reply-hint"
          .value=${live(drafts.get('reply') ?? '')}
          @input=${drafts.typed('reply')}
        ></textarea>
        <p class="hint" id="reply-hint">${reachOf(report.publication, words)}</p>
      </div>
      ${report.publication === 'private' ? html`<p class="hint">${words.noPhotos}</p>` : (photos?.render(words) ?? nothing)}
      <div class="field">
        <label for="expected">${words.expected}</label>
        <input id="expected" type="date" aria-describedby="expected-hint" .value=${live(day)} @input=${drafts.typed('expected', now)} />
        <p class="hint" id="expected-hint">${words.expectedHint}</p>
      </div>
      <button class="main">${words.saveAnswer}</button>
      ${view.outcome('answer')}
    </form>
  </section>`;
}

export function renderNote(view: ReportView): unknown {
  const { report, texts } = view;
  if (!report.may.includes('requests.note')) return nothing;
  const words = texts.report;
  const drafts = draftsOf(view);
  const save = submitted(() => {
    const text = drafts.get('note')?.trim() ?? '';
    if (text === '') return;
    // The same words again, because no answer came, are no second note.
    const key = (drafts.get('note sent') === text ? drafts.get('note key') : undefined) ?? randomUuid();
    drafts.set('note sent', text);
    drafts.set('note key', key);
    const settle = drafts.settling('note', 'note sent', 'note key');
    void view
      .work('note', (staff, { id }) => staff.noteRequest(id, key, text))
      .then((isDone) => {
        if (isDone) settle();
        view.redraw();
      });
  });
  const typed = (event: Event) => {
    drafts.typed('note')(event);
    // Whoever empties the field sends it no second time.
    if (drafts.get('note') === undefined) for (const field of ['note sent', 'note key']) drafts.set(field, undefined);
  };
  return html`<section class="card" aria-labelledby="note-title">
    <h2 id="note-title">${words.noteTitle}</h2>
    <form @submit=${save}>
      <div class="field">
        <label for="note">${words.noteText}</label>
        <textarea
          id="note"
          rows="3"
          maxlength="4000"
          dir="auto"
          required
          aria-describedby="note-hint"
          .value=${live(drafts.get('note') ?? '')}
          @input=${typed}
        ></textarea>
        <p class="hint" id="note-hint">${words.noteHint}</p>
      </div>
      <button>${words.noteSave}</button>
      ${view.outcome('note')}
    </form>
  </section>`;
}

/** Who reads a reply. */
function reachOf(publication: ReportView['report']['publication'], words: ReportView['texts']['report']): string {
  if (publication === 'private') return words.toReporter;
  return publication === 'public' ? words.toPublic : words.toPublicLater;
}

export function renderVisibility(view: ReportView): unknown {
  const { report, texts, format } = view;
  const { may, publication, hidden } = report;
  const words = texts.report;
  const drafts = draftsOf(view);
  const mayShow = publication === 'waiting' ? may.includes('requests.publish') : publication === 'hidden' && may.includes('requests.show');
  const mayHide = publication !== 'hidden' && may.includes('requests.hide');
  if (publication === 'private') {
    return html`<section class="card" aria-labelledby="visibility">
      <h2 id="visibility">${words.visibility}</h2>
      <p>${words.isPrivate}</p>
    </section>`;
  }
  if (!mayShow && !mayHide) return nothing;
  const publish = () => view.work('publish', (staff, { id, version }) => staff.publishRequest(id, version, { public: true }));
  const hide = submitted(() => {
    const reason = drafts.get('reason')?.trim() ?? '';
    if (reason === '') return view.refuse('hide', words.hideNeeds);
    const settle = drafts.settling('reason');
    void view
      .work('hide', (staff, { id, version }) => staff.publishRequest(id, version, { public: false, reason }))
      .then((isDone) => {
        if (isDone) settle();
        view.redraw();
      });
  });
  return html`<section class="card" aria-labelledby="visibility">
    <h2 id="visibility">${words.visibility}</h2>
    <p>
      ${publication === 'public' ? words.isPublic : publication === 'hidden' ? words.isHidden(hidden ? momentIn(format, hidden.at) : '') : words.isWaiting}
    </p>
    ${hidden ? html`<p class="text" dir="auto">${hidden.reason}</p>` : nothing}
    ${
      mayShow
        ? html`<p class="hint" id="publish-hint">${words.publishHint}</p>
            <button type="button" class="main" aria-describedby="publish-hint" @click=${() => void publish()}>
              ${publication === 'hidden' ? words.show : words.publish}
            </button>`
        : nothing
    }
    ${view.outcome('publish')}
    ${
      mayHide
        ? html`<form @submit=${hide}>
            <div class="field">
              <label for="reason">${words.hideReason}</label>
              <textarea
                id="reason"
                rows="2"
                maxlength="1000"
                dir="auto"
                aria-describedby="hide-hint"
                .value=${live(drafts.get('reason') ?? '')}
                @input=${drafts.typed('reason')}
              ></textarea>
              <p class="hint" id="hide-hint">${words.hideHint}</p>
            </div>
            <button>${words.hide}</button>
          </form>`
        : nothing
    }
    ${view.outcome('hide')}
  </section>`;
}
