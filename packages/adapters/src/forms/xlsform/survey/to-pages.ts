import type { FormPage, Question } from '@civickit/core/forms';
import { shownIf } from './asked-members.js';
import { wordsIn } from './cell-words.js';
import type { Cells } from './cells.js';
import { idFrom, Ids } from './ids.js';
import type { SurveyNode } from './survey-tree.js';
import { toQuestions, type Making } from './to-questions.js';

interface Begun {
  readonly page: Omit<FormPage, 'questions'> & { readonly questions: Question[] };
  /** Goes on in rows that name no page. */
  readonly runsOn?: boolean;
  /** The question for which it is there, where nobody asked for this page. */
  readonly own?: SurveyNode;
}

/** Of one form. */
const mostPages = 500;

/**
 * Pages of what stands at the top: a group with the appearance `field-list` is one, rows behind one value of the column `page` are one, and
 * all else has a page of its own, as long as there are not too many.
 */
export function toPages(tree: readonly SurveyNode[], making: Making): readonly FormPage[] {
  const ids = new Ids();
  const pages: Begun[] = [];
  let named = '';
  for (const node of tree) {
    const written = node.row.text('page');
    let begun: Begun | undefined;
    if (isPage(node)) {
      named = '';
      begun = groupPage(node, ids.take(idFrom(written) || node.id), making);
    } else {
      const questions = toQuestions([node], making);
      if (questions.length === 0) continue;
      const isNew = written !== '' && written !== named;
      const goesOn = isNew ? undefined : pageFor(questions, pages.at(-1));
      if (goesOn) goesOn.page.questions.push(...questions);
      else
        begun = isNew ? namedPage(node, questions, ids, making) : { page: { id: ids.take(node.id), questions: [...questions] }, own: node };
      if (isNew) named = written;
    }
    if (!begun || begun.page.questions.length === 0) continue;
    pages.push(begun);
    making.from(begun.page, node);
  }
  return fewEnough(pages, making.cells).map(({ page }) => page);
}

/** Joins neighbours that nobody asked for, as many to a page as makes the pages few enough. */
function fewEnough(pages: readonly Begun[], cells: Cells): readonly Begun[] {
  const first = pages.find(({ own }) => own)?.own;
  if (pages.length <= mostPages || !first) return pages;
  let each = 2;
  while (each < pages.length && startsOf(pages, each).length > mostPages) each += 1;
  cells.add('pages-joined', first.row, 'type', { number: each, limit: mostPages });
  const starts = startsOf(pages, each);
  return starts.map((start, at) => {
    const [begun, ...others] = pages.slice(start, starts[at + 1]) as [Begun, ...Begun[]];
    begun.page.questions.push(...others.flatMap(({ page }) => page.questions));
    return begun;
  });
}

/** Where a page begins, when so many questions share one. */
function startsOf(pages: readonly Begun[], each: number): readonly number[] {
  let on = 0;
  return pages.flatMap(({ own }, at) => {
    on = own && pages[at - 1]?.own && on < each ? on + 1 : 1;
    return on === 1 ? [at] : [];
  });
}

const isPage = ({ type, row }: SurveyNode) => type.kind === 'group' && wordsIn(row.text('appearance')).includes('field-list');

function groupPage(node: SurveyNode, id: string, making: Making): Begun {
  const { cells, names } = making;
  const title = cells.local(node.row, 'label');
  cells.refuse(node.row, ['hint', 'required', 'constraint']);
  const questions = [...toQuestions(node.children, making)];
  return { page: { id, ...(title !== undefined && { title }), ...shownIf(node, cells, names), questions } };
}

function namedPage({ row }: SurveyNode, questions: readonly Question[], ids: Ids, { cells }: Making): Begun {
  const title = cells.local(row, 'page');
  const id = ids.take(idFrom(row.text('page')) || 'page');
  return { page: { id, ...(title !== undefined && { title }), questions: [...questions] }, runsOn: true };
}

/** What is only worked out needs no page of its own, and must not hang on the condition of another. */
function pageFor(questions: readonly Question[], last: Begun | undefined): Begun | undefined {
  const isAsked = questions.some(({ type }) => type !== 'calculation');
  return last && (last.runsOn || (!isAsked && last.page.showIf === undefined)) ? last : undefined;
}
