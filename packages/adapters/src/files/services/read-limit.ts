import type { TimeLimit } from '@civickit/core';
import type { CatalogueRow } from '../columns/catalogue-row.js';
import { joinedNotes } from '../words/joined-notes.js';
import { timeLimitIn, unitOfHead } from '../words/time-limit.js';

/** A time limit out of its cell, with the unit and the note that may stand in cells of their own. */
export function readLimit<F extends string>(row: CatalogueRow<F>, amount: F, unit: F, note: F): TimeLimit | undefined {
  const within = row.line(unit);
  const limit = row.read(amount, (text, head) => timeLimitIn(text, within || unitOfHead(head)), 'no-limit');
  const more = row.line(note);
  if (!limit || !more) return limit;
  return { ...limit, note: joinedNotes([limit.note, more]) };
}

/** A whole number out of a cell. */
export function readCount<F extends string>(row: CatalogueRow<F>, field: F): number | undefined {
  return row.read(field, countIn, 'no-number');
}

function countIn(text: string): number | undefined {
  const [, number] = /^\s*(\d{1,4})\s*(?:份|张|張|岁|歲|周岁|次|years?)?\s*$/i.exec(text.normalize('NFKC')) ?? [];
  return number === undefined ? undefined : Number(number);
}
