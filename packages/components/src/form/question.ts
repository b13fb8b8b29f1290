import { type AnswerPath, type FileQuestion, type FormDefinition, pathOf, type Question, questionsOf } from '@civickit/core/forms';
import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { isListBox, renderChoices, renderDeclaration, renderListBox, renderYesNo } from './controls/choice-control.js';
import { renderTextControl, textOf } from './controls/text-control.js';
import { paragraphs, read, words } from './form-text.js';
import { controlId, type ControlSetting, type FormView } from './form-view.js';
import type * as RareControls from './rare-controls.js';

type Asked = Exclude<Question, { type: 'note' | 'group' | 'repeat' | 'calculation' }>;
type Single = Exclude<Asked, { type: 'choice' | 'choices' }>;

let rare: typeof RareControls | undefined;
const rareTypes: ReadonlySet<Question['type']> = new Set(['date', 'time', 'datetime', 'address', 'location', 'file', 'repeat'] as const);

/** Brings what the questions of a form are asked with, where it is not here yet. Rejects where it cannot be had. */
export async function loadControls(definition: FormDefinition): Promise<void> {
  if (!rare && questionsOf(definition).some(({ question: { type } }) => rareTypes.has(type))) rare = await import('./rare-controls.js');
}

/** What is asked now. `parts` leads to the instance in which the question stands. */
export function renderQuestions(questions: readonly Question[], parts: readonly string[], view: FormView): unknown {
  return questions.map((question) => {
    const path = pathOf(...parts, question.id);
    return view.session.shows(path) && !view.isApart?.(path) ? renderQuestion(question, path, parts, view) : nothing;
  });
}

function renderQuestion(question: Question, path: AnswerPath, parts: readonly string[], view: FormView): unknown {
  switch (question.type) {
    case 'note':
      return html`<div class="note-text">${paragraphs(view.read(question.label))}</div>`;
    case 'calculation': {
      const { label } = question;
      if (label === undefined) return nothing;
      return html`<div class="question">
        ${read(view.read(label), 'label')} <output dir="auto" .textContent=${textOf(view.session.get(path)) || '–'}></output>
      </div>`;
    }
    case 'group':
      return html`<fieldset class="group">
        <legend>${read(view.read(question.label))}</legend>
        ${question.hint ? html`<div class="hint">${paragraphs(view.read(question.hint))}</div>` : nothing}
        ${renderQuestions(question.questions, parts, view)}
      </fieldset>`;
    case 'repeat':
      return rare?.renderRepeat(question, path, [...parts, question.id], view);
    default:
      // What a page draws itself, and how far a file is, hangs on more than is known here.
      if (ownControl(question, path, view) || question.type === 'file') return renderAsked(question, path, view);
      return guard(whatDraws(question, path, view), () => renderAsked(question, path, view));
  }
}

const ownControl = ({ type }: Asked, path: AnswerPath, view: FormView) => view.controlAt?.(path) ?? view.controls[type];

/** As long as all of it is the same, a question among hundreds is not drawn anew when another one changes. */
function whatDraws(question: Asked, path: AnswerPath, view: FormView): unknown[] {
  const { session, texts, lang, zone } = view;
  const options = question.type === 'choice' || question.type === 'choices' ? session.options(path) : undefined;
  const known = [session.get(path), options, session.requires(path), view.wrongAt(path), view.givenAt(path)];
  return [question, path, session, texts, lang, zone, ...known];
}

function renderAsked(question: Asked, path: AnswerPath, view: FormView): TemplateResult {
  const id = controlId(path);
  const wrong = view.wrongAt(path);
  const { hint, type } = question;
  const names = [hint !== undefined && `${id}-hint`, wrong !== undefined && `${id}-error`].filter((name) => name !== false);
  const describedBy = names.length > 0 ? names.join(' ') : undefined;
  const setting: ControlSetting = { path, id, describedBy, wrong: wrong !== undefined, view };
  const own = ownControl(question, path, view);
  const options = type === 'choice' || type === 'choices' ? view.session.options(path) : [];
  const isBox = type === 'declaration' && !own;
  const isSet = !own && (type === 'yesno' || ((type === 'choice' || type === 'choices') && !(type === 'choice' && isListBox(options))));
  const label = [read(view.read(question.label)), view.session.requires(path) ? nothing : html` ${words(view.texts.optional, 'optional')}`];
  const notes = html`${hint === undefined ? nothing : html`<div class="hint" id=${`${id}-hint`}>${paragraphs(view.read(hint))}</div>`}
  ${
    wrong === undefined
      ? nothing
      : html`<p class="error-text" id=${`${id}-error`}>
          <span class="visually-hidden" .textContent=${`${view.texts.error} `}></span>${words(wrong)}
        </p>`
  }`;
  const name = `question${wrong === undefined ? '' : ' wrong'}`;
  if (isSet) {
    return html`<fieldset class=${name} data-path=${path} aria-describedby=${describedBy ?? nothing}>
      <legend class="label" id=${`${id}-label`}>${label}</legend>
      ${notes}
      ${type === 'yesno' ? renderYesNo(setting) : options.length > 0 ? renderChoices(question, setting, options) : words(view.texts.noOptions, 'hint')}
    </fieldset>`;
  }
  const control = own
    ? own(question, setting)
    : type === 'choice'
      ? renderListBox(setting, options)
      : renderControl(question as Single, setting);
  // A group of fields has a name, but no field that it could be the label of.
  const isGroup = type === 'date' || type === 'address' || type === 'location';
  return html`<div class=${name} data-path=${path}>
    ${
      isBox
        ? nothing
        : isGroup
          ? html`<div class="label" id=${`${id}-label`}>${label}</div>`
          : html`<label class="label" id=${`${id}-label`} for=${id}>${label}</label>`
    }
    ${notes} ${control}
  </div>`;
}

/** Files, where what they are asked with is here. */
export const renderFiles = (question: FileQuestion, setting: ControlSetting): unknown => rare?.renderFileControl(question, setting);

function renderControl(question: Single, setting: ControlSetting): unknown {
  switch (question.type) {
    case 'declaration':
    case 'yesno':
      return renderDeclaration(question, setting);
    case 'date':
    case 'time':
    case 'datetime':
      return rare?.renderDateControl(question, setting);
    case 'address':
      return rare?.renderAddress(question, setting);
    case 'location':
      return rare?.renderLocation(setting);
    case 'file':
      return renderFiles(question, setting);
    default:
      return renderTextControl(question, setting);
  }
}
