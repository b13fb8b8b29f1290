import type { FormPage, Question } from '@civickit/core/forms';
import type { DraftKeeping } from '@civickit/core/forms/drafts';
import { html, nothing, type TemplateResult } from 'lit';
import { read, words } from '../form-text.js';
import { renderQuestions } from '../question.js';
import { action, caution, readOr, renderProblems, type ScreenView, stepHeading, subHeading } from './screen.js';

export interface QuestionsView extends ScreenView {
  readonly pages: readonly FormPage[];
  /** Of the steps with questions, from 1. */
  readonly at: number;
  readonly of: number;
  readonly keeping: DraftKeeping | undefined;
  readonly standing: 'alone' | 'newer' | 'parted' | 'removed';
  /** What judges the answers could not be had. */
  readonly unjudged: boolean;
  readonly canGoBack: boolean;
  readonly back: () => void;
  readonly next: () => void;
  readonly takeNewer: () => void;
  /** How many parts of a long page are drawn now: its first screen, or all. */
  readonly most: () => number;
  /** What stands below the questions. */
  readonly beside: unknown;
}

export function renderPages(view: QuestionsView): TemplateResult {
  const { definition, pages, texts, format, at, of } = view;
  const [only, ...others] = pages;
  const isWhole = others.length > 0 || of === 1;
  const title = isWhole ? readOr(view, definition.title, definition.id) : readOr(view, only?.title ?? definition.title, definition.id);
  const long = isLong(pages);
  const drawn = long ? stretchesOf(pages).slice(0, view.most()) : pages;
  return html`${view.canGoBack ? html`<p class="above">${action(texts.back, () => view.back(), 'quiet')}</p>` : nothing}
    ${
      isWhole
        ? nothing
        : html`<p class="hint above">
            ${read(readOr(view, definition.title, definition.id))} · ${words(texts.page(format.number(at), format.number(of)))}
          </p>`
    }
    ${renderProblems(view)} ${stepHeading(view, title)} ${view.notice} ${renderStanding(view)} ${view.keep?.changed()}
    <form
      novalidate
      part="form"
      @submit=${(event: Event) => {
        event.preventDefault();
        event.stopPropagation();
        view.next();
      }}
    >
      ${drawn.map(({ title, questions }) => {
        const heading = isWhole && title !== undefined && subHeading(view, view.read(title).text);
        const asked = [heading || nothing, renderQuestions(questions, [], view)];
        return long ? html`<div class="stretch" .style=${heightOf(questions)}>${asked}</div>` : asked;
      })}
      ${view.beside} ${view.unjudged ? caution(texts.unjudged) : nothing}
      <p><button class="main" type="submit">${words(texts.next)}</button></p>
      ${renderKeeping(view)}
    </form>
    ${view.keep?.beside(view)}`;
}

/** More than the screen holds: hardly a question is less high. Fixed, since parts of a page must not move when a keyboard makes it lower. */
let onScreen: number | undefined;
const leastHeight = 72;

/** Beyond it a browser need not lay out what nobody sees. */
const mostShort = 60;

const isLong = (pages: readonly FormPage[]): boolean => pages.reduce((sum, { questions }) => sum + questions.length, 0) > mostShort;

/** Stretches as long as a screen: a key lays out the one in which it is typed, and what is far off is not laid out at all. */
function stretchesOf(pages: readonly FormPage[]): readonly FormPage[] {
  const most = (onScreen ??= Math.max(8, Math.ceil(innerHeight / leastHeight)));
  return pages.flatMap((page) => {
    const { id, questions } = page;
    return Array.from({ length: Math.ceil(questions.length / most) || 1 }, (_, at) => ({
      ...(at > 0 ? { id } : page),
      questions: questions.slice(at * most, (at + 1) * most),
    }));
  });
}

const tall = /^(textarea|choices?|yesno|address|location|file)$/;

/** About, until the engine has laid them out; from then on it remembers. */
const heightOf = (questions: readonly Question[]): string =>
  `contain-intrinsic-block-size:auto ${questions.reduce((sum, { type }) => sum + (tall.test(type) ? 12 : 7), 0)}em`;

function renderStanding({ standing, texts, takeNewer }: QuestionsView): unknown {
  if (standing === 'parted') return caution(texts.parted);
  if (standing !== 'newer') return nothing;
  return html`${caution(texts.newer)}
    <p>${action(texts.takeNewer, takeNewer)}</p>`;
}

/** Not said aloud with each key: it stands where a person looks before they leave. */
export function renderKeeping({ keeping, texts }: Pick<QuestionsView, 'keeping' | 'texts'>): unknown {
  if (!keeping) return nothing;
  if (keeping.kept) return html`<p class="hint" .textContent=${texts.kept}></p>`;
  const text = { browser: texts.notKept, 'shared-phone': texts.shared, failed: texts.keepFailed }[keeping.why];
  return html`<p class="hint unkept" .textContent=${text}></p>`;
}
