import { CivicError } from '@civickit/core';
import type { ChoiceOption, FormDefinition } from '@civickit/core/forms';
import { fileError, type FileOrigin } from '../../files/table/file-problem.js';
import type { Table } from '../../files/table/table.js';
import { repaired, type Origins } from './repair.js';
import { Report, type XlsFormReportRow } from './report/report.js';
import { FormSheet } from './sheets/form-sheet.js';
import { choiceHeads, settingHeads, surveyHeads, type HeadWords } from './sheets/heads.js';
import { readSheets } from './sheets/read-sheets.js';
import { kindOfSheet, type SheetKind } from './sheets/sheet-kinds.js';
import { Cells } from './survey/cells.js';
import { Ids } from './survey/ids.js';
import { readChoices } from './survey/read-choices.js';
import { formSettings, languageSettings } from './survey/read-settings.js';
import { SurveyNames } from './survey/survey-names.js';
import { surveyTree, type SurveyNode } from './survey/survey-tree.js';
import { toPages } from './survey/to-pages.js';
import type { Making } from './survey/to-questions.js';

export interface ImportXlsFormOptions {
  /** The file's own address or name, for errors. @default '' */
  readonly url?: string | URL;
  /** BCP 47 tag of the language that columns such as `label` are in. @default the form's default language */
  readonly lang?: string;
}

export interface ImportedXlsForm {
  /** Can be published as it is. */
  readonly definition: FormDefinition;
  /** What was taken for granted, changed, left out or not understood, by sheet, row and column. */
  readonly report: readonly XlsFormReportRow[];
}

/**
 * A form of `civic-form/1` from an XLSForm: a workbook (.xlsx), CSV or Markdown tables. Conditions that cannot be said with the same
 * meaning are left out, so that what hangs on them is shown, and reported.
 * @throws CivicError `unsupported/file` (an old .xls too), `protocol/html-instead`, `protocol/not-a-table`, `too-large/table`,
 * `invalid/head` without a survey, `invalid/form-definition`, `too-large/form-definition`
 */
export async function importXlsForm(bytes: Uint8Array, options: ImportXlsFormOptions = {}): Promise<ImportedXlsForm> {
  const origin: FileOrigin = { source: 'xlsform', url: String(options.url ?? '') };
  return formOf(await readSheets(bytes, origin), origin, options.lang);
}

/** Of a survey: 2,000 questions, each in a group of its own. */
const mostRows = 6000;

/**
 * The form that stands in these sheets.
 * @throws CivicError `invalid/head`, `invalid/form-definition`, `too-large/form-definition`
 */
export function formOf(tables: readonly Table[], origin: FileOrigin, wanted?: string): ImportedXlsForm {
  const report = new Report();
  const { survey, choices, settings } = sheetsOf(tables, report, origin);
  if (survey.rows.length > mostRows) {
    throw new CivicError('too-large/form-definition', `${origin.url}: The survey has more than ${mostRows} rows`);
  }
  const told = languageSettings(settings, report);
  const tagged = [...new Set([survey, choices, settings].flatMap((sheet) => sheet?.languages ?? []))];
  const lang = languageOf(wanted ?? told.defaultLanguage, tagged, [survey, choices, settings], report);
  const languages = told.languages ?? languagesOf(told.defaultLanguage ?? (lang === 'und' ? undefined : lang), tagged, lang);
  const cells = new Cells(report, lang);
  const read = readChoices(choices, lang, report);
  const ids = new Ids();
  const tree = surveyTree(survey, read.lists, ids, report);
  const origins: Origins = new WeakMap();
  const from = (part: object, node: SurveyNode) => void origins.set(part, node.row.place('type'));
  const lists = new Map<string, readonly ChoiceOption[]>();
  const making: Making = {
    cells,
    names: new SurveyNames(tree),
    choices: read,
    own: ownLists(tree),
    lists,
    languages,
    take: (wanted, scope) => ids.take(wanted, scope),
    from,
  };
  const form = {
    format: 'civic-form/1' as const,
    ...formSettings(settings, cells),
    ...(languages.length > 0 && { languages }),
    pages: toPages(tree, making),
    ...(lists.size > 0 && { lists: Object.fromEntries(lists) }),
  };
  if (form.pages.length === 0) throw fileError({ problem: 'empty' }, origin);
  const definition = repaired(form, origins, report, { sheet: survey.name, row: survey.headRow });
  return { definition, report: report.rows };
}

const words: Readonly<Record<SheetKind, HeadWords>> = { survey: surveyHeads, choices: choiceHeads, settings: settingHeads };

type Sheets = { readonly survey: FormSheet } & Partial<Record<SheetKind, FormSheet>>;

/** @throws CivicError `invalid/head` */
function sheetsOf(tables: readonly Table[], report: Report, origin: FileOrigin): Sheets {
  const sheets: Partial<Record<SheetKind, FormSheet>> = {};
  for (const table of tables) {
    const kind = kindOfSheet(table.sheet ?? '');
    if (kind && !sheets[kind]) sheets[kind] = new FormSheet(table, words[kind], report, kind === 'choices');
    else report.add('sheet', { sheet: table.sheet ?? '', row: 1 });
  }
  const { survey } = sheets;
  if (!survey) throw fileError({ problem: 'no-sheet', written: 'survey' }, origin);
  const missing = survey.columns.some(({ field }) => field === 'type') ? undefined : 'type';
  if (missing) throw fileError({ problem: 'head-missing', written: missing, sheet: survey.name }, origin);
  return { ...sheets, survey };
}

/** The language of columns that name none. */
function languageOf(
  told: string | undefined,
  tagged: readonly string[],
  sheets: readonly (FormSheet | undefined)[],
  report: Report,
): string {
  if (told !== undefined || tagged.length === 0) return told ?? 'und';
  const mixed = sheets.find((sheet) => sheet?.columns.some(({ field, tag }) => field === 'label' && tag === undefined));
  if (mixed) report.add('language-assumed', { sheet: mixed.name, row: mixed.headRow });
  return 'und';
}

function languagesOf(first: string | undefined, tagged: readonly string[], lang: string): readonly string[] {
  return [...new Set([...(first === undefined ? [] : [first]), ...tagged, ...(lang === 'und' ? [] : [lang])])];
}

/** Lists named for the only question that uses them; it holds their options itself. */
function ownLists(tree: readonly SurveyNode[]): ReadonlySet<string> {
  const users = new Map<string, SurveyNode[]>();
  const collect = (nodes: readonly SurveyNode[]) => {
    for (const node of nodes) {
      const { list } = node.type;
      const others = list === undefined ? undefined : users.get(list);
      if (others) others.push(node);
      else if (list !== undefined) users.set(list, [node]);
      collect(node.children);
    }
  };
  collect(tree);
  return new Set([...users].filter(([list, [user, ...more]]) => more.length === 0 && user?.id === list).map(([list]) => list));
}
