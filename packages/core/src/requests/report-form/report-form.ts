import type { FormDefinition, FormPage } from '../../forms/definition/form-definition.js';
import type { LocalText } from '../../forms/definition/local-text.js';
import type { Question } from '../../forms/definition/questions.js';
import type { SenderMedia } from '../../source/sender.js';
import type { RequestType } from '../request-type.js';
import { reportIds as ids } from './report-ids.js';

export { reportIds, type ReportId } from './report-ids.js';

/** What a report is asked with, in the language of the reader. */
export interface ReportWords {
  readonly title: LocalText;
  readonly pages: Readonly<Record<'words' | 'type' | 'where' | 'questions' | 'contact', LocalText>>;
  readonly labels: Readonly<
    Record<'description' | 'photos' | 'type' | 'where' | 'address' | 'isPrivate' | 'name' | 'phone' | 'email', LocalText>
  >;
  readonly hints: Readonly<Partial<Record<keyof ReportWords['labels'], LocalText>>>;
}

export interface ReportFormOptions {
  /** Under which drafts of it are kept. */
  readonly id: string;
  /** What can be chosen among; types with `instead` cannot be. */
  readonly types: readonly RequestType[];
  /** The chosen one, where there is one yet. */
  readonly type?: RequestType | undefined;
  /** Of that type, as `describe()` gives them. */
  readonly questions?: FormDefinition | undefined;
  /** The type is chosen by the page and not asked. @default false */
  readonly fixed?: boolean;
  /** Of the source that takes it: what may go along, and whether it can be kept private. */
  readonly sender?: { readonly media?: SenderMedia; readonly mayBePrivate?: boolean } | undefined;
  /** Photos and files at most. @default 5 */
  readonly maxFiles?: number;
  readonly words: ReportWords;
}

/**
 * A report as a form: words and photos first, then what it is about, where, the questions of its type, and who reports. Its version changes
 * with the type, so that a draft that was begun with another one keeps what both ask.
 */
export function reportForm(options: ReportFormOptions): FormDefinition {
  const { id, type, questions, words } = options;
  return {
    format: 'civic-form/1',
    id,
    version: [type?.ref.id ?? 'any', questions?.version ?? '0'].join(' '),
    title: words.title,
    ...(questions?.conditions && { conditions: questions.conditions }),
    ...(questions?.lists && { lists: questions.lists }),
    pages: [...wordsPages(options), ...typePages(options), ...wherePages(options), ...ownPages(options), contactPage(options)],
  };
}

function wordsPages({
  type,
  sender: { media } = {},
  maxFiles = 5,
  words: { pages, labels, hints },
}: ReportFormOptions): readonly FormPage[] {
  const photos: Question = {
    type: 'file',
    id: ids.photos,
    label: labels.photos,
    ...hintOf(hints.photos),
    ...(media && { accept: media.accept, maxBytes: media.maxBytes }),
    maxFiles: Math.min(maxFiles, media?.most ?? maxFiles),
  };
  const questions: Question[] = [
    { type: 'textarea', id: ids.description, label: labels.description, ...hintOf(hints.description), required: true, maxLength: 4000 },
    ...(media && !type?.photoless ? [photos] : []),
  ];
  return [{ id: 'words', title: pages.words, questions }];
}

function typePages({ types, fixed = false, words: { pages, labels, hints } }: ReportFormOptions): readonly FormPage[] {
  if (fixed) return [];
  const offered = types.filter(({ instead }) => !instead);
  const options = offered.map((type) => ({ value: typeKey(type, types), label: type.name }));
  const question: Question = { type: 'choice', id: ids.type, label: labels.type, ...hintOf(hints.type), required: true, options };
  return [{ id: 'type', title: pages.type, questions: [question] }];
}

function wherePages({ type, words: { pages, labels, hints } }: ReportFormOptions): readonly FormPage[] {
  if (type?.placeless) return [];
  // Words that lead there are a place, too, but to offices that have to find it on a map.
  const unsaid = type?.needs?.includes('where') ? true : { '!': { answered: { var: ids.address } } };
  return [
    {
      id: 'where',
      title: pages.where,
      questions: [
        { type: 'location', id: ids.where, label: labels.where, ...hintOf(hints.where), required: unsaid },
        { type: 'text', id: ids.address, label: labels.address, ...hintOf(hints.address), maxLength: 300 },
      ],
    },
  ];
}

/** One page for each of the type's own, however many it has. */
function ownPages({ questions, words: { pages } }: ReportFormOptions): readonly FormPage[] {
  return (questions?.pages ?? []).map((page, at) => ({ ...page, id: `own-${at + 1}`, title: page.title ?? pages.questions }));
}

function contactPage({ type, sender, words: { pages, labels, hints } }: ReportFormOptions): FormPage {
  const asked = { autocomplete: { name: 'name', phone: 'tel', email: 'email' } } as const;
  const contact = (['name', 'phone', 'email'] as const).map((name): Question => {
    const kind = ({ name: 'name', phone: 'tel', email: 'email' } as const)[name];
    const isNeeded = name === 'email' && type?.needs?.includes('email');
    return {
      type: kind,
      id: ids[name],
      label: labels[name],
      ...hintOf(hints[name]),
      ...(isNeeded && { required: true }),
      autocomplete: asked.autocomplete[name],
    };
  });
  const isPrivate: Question = {
    type: 'declaration',
    id: ids.isPrivate,
    label: labels.isPrivate,
    ...hintOf(hints.isPrivate),
    required: false,
  };
  return {
    id: 'contact',
    title: pages.contact,
    questions: [...contact, ...(type?.mayBePrivate && sender?.mayBePrivate ? [isPrivate] : [])],
  };
}

function hintOf(hint: LocalText | undefined): { readonly hint?: LocalText } {
  return hint === undefined ? {} : { hint };
}

/** What stands for a type among others: its id, with its source before it where another one has the same. */
export function typeKey({ ref }: RequestType, types: readonly RequestType[]): string {
  const isAlone = types.every((other) => other.ref.id !== ref.id || other.ref.source === ref.source);
  return isAlone ? ref.id : `${ref.source}/${ref.id}`;
}
