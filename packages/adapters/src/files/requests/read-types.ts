import type { CivicError, Question, RequestType } from '@civickit/core';
import { CatalogueRow } from '../columns/catalogue-row.js';
import { rawRow, rowContext, type Sheet } from '../columns/sheet.js';
import { Owners, type Owner } from '../services/owners.js';
import type { FileOrigin } from '../table/file-problem.js';
import { timeLimitIn, unitOfHead } from '../words/time-limit.js';
import type { QuestionField, QuestionSheetField, RequestTypeField } from './request-type-columns.js';
import { rowQuestion } from './row-question.js';
import type { factsIn } from './type-facts.js';

interface Draft extends Owner {
  readonly type: Omit<RequestType, 'hasQuestions'>;
  readonly questions: Question[];
}

interface Reading {
  readonly origin: FileOrigin;
  readonly problems: CivicError[];
  /** Of a sheet that may have such columns. */
  readonly factsIn: typeof factsIn | undefined;
}

/** Types and their questions, in the order of the file. */
export function* readTypes(
  sheet: Sheet<RequestTypeField>,
  sheets: readonly Sheet<QuestionSheetField>[],
  reading: Reading,
): Generator<void, readonly Draft[]> {
  const context = rowContext(sheet, reading);
  const drafts = new Map<string, Draft>();
  /** By name; a name that several bear is nobody's. */
  const bearers = new Map<string, Draft | undefined>();
  let above: Draft | undefined;
  for (const row of sheet.rows) {
    const reader = new CatalogueRow(row, context);
    const [name, code] = [reader.line('name'), reader.line('code')];
    const same = code ? drafts.get(code) : name ? (bearers.get(name) ?? drafts.get(name)) : above;
    if (!same && !name) reader.report('no-name', reader.placeOf('name'));
    else if (same && !reader.line('question')) reader.report('repeated', reader.placeOf('name'), String(same.number));
    const draft: Draft | undefined =
      same ??
      (name
        ? {
            number: row.number,
            id: code || name,
            code,
            name,
            type: typeOf(reader, code || name, rawRow(sheet, row), reading),
            questions: [],
          }
        : undefined);
    if (draft) {
      drafts.set(draft.id, draft);
      if (!same) bearers.set(draft.name, bearers.has(draft.name) ? undefined : draft);
      if (reader.line('question')) ask(reader, draft);
    }
    above = draft;
    reader.finish();
    yield;
  }
  const owners = new Owners([...drafts.values()]);
  for (const questions of sheets) yield* readQuestions(questions, owners, reading);
  return [...drafts.values()];
}

function* readQuestions(sheet: Sheet<QuestionSheetField>, owners: Owners<Draft>, reading: Reading): Generator<void> {
  const context = rowContext(sheet, reading);
  let above: readonly Draft[] | undefined;
  for (const row of sheet.rows) {
    const reader = new CatalogueRow(row, context);
    const found = sheet.table.nested ? owners.of(row.number) : (owners.named(reader, 'type', 'code') ?? above);
    if (!found) reader.report('whose-row', reader.placeOf('type') ?? reader.placeOf('code'));
    else if (!reader.line('question')) reader.report('no-name', reader.placeOf('question'));
    else for (const draft of found) ask(reader, draft);
    above = found;
    reader.finish();
    yield;
  }
}

function ask<F extends string>(reader: CatalogueRow<F | QuestionField>, { questions }: Draft): void {
  const question = rowQuestion(reader, new Set(questions.map(({ id }) => id)));
  if (question) questions.push(question);
}

function typeOf(row: CatalogueRow<RequestTypeField>, id: string, raw: unknown, { origin, factsIn }: Reading): Draft['type'] {
  const [name, description, agency] = [row.line('name'), row.text('description'), row.line('agency')];
  const [groups, keywords, lang] = [row.names('groups'), row.names('keywords'), row.language('lang')];
  const unit = row.line('promisedUnit');
  const limit = row.read('promised', (text, head) => timeLimitIn(text, unit || unitOfHead(head)), 'no-limit');
  const promised = limit && durationOf(limit);
  const workdays = limit?.unit === 'workday' && limit.amount > 0 && Number.isInteger(limit.amount) ? limit.amount : undefined;
  return {
    ref: { source: origin.source, id },
    name,
    ...(description && { description }),
    ...(groups && { groups }),
    ...(keywords && { keywords }),
    ...(agency && { agency }),
    ...(promised && { promised }),
    ...(workdays !== undefined && { promisedWorkdays: workdays }),
    ...factsIn?.(row, agency),
    ...(lang && { lang }),
    raw,
  };
}

/** As ISO 8601 has it, which knows no working days. */
function durationOf({ amount, unit }: NonNullable<ReturnType<typeof timeLimitIn>>): string | undefined {
  const forms = { minute: 'PT#M', hour: 'PT#H', day: 'P#D', workday: undefined, month: 'P#M', year: 'P#Y' } as const;
  return amount > 0 && Number.isInteger(amount) ? forms[unit]?.replace('#', String(amount)) : undefined;
}
