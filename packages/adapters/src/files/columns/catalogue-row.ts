import type { LabelledLink } from '@civickit/core';
import { oneLine } from '@civickit/core/markup';
import type { ProblemName } from '../table/file-problem.js';
import type { Cell } from '../table/table.js';
import { linesIn } from '../words/steps.js';
import { nothing, RowReader } from './row-reader.js';

/** Longer cells are cut: what reads words looks at them many times over. */
const maxText = 20_000;
const maxWords = 1000;

/** A row whose cells hold lists, words of a closed set, and what only JSON can say. */
export class CatalogueRow<F extends string> extends RowReader<F> {
  get number(): number {
    return this.row.number;
  }

  /** Address of the file, against which relative ones in its cells resolve. */
  get base(): string {
    return this.context.origin.url;
  }

  /** Texts apart by semicolons or lines, numbering aside; an empty list where the cell says that there is none, undefined where it is blank. */
  list(field: F): string[] | undefined {
    const cells = this.cells(field);
    if (cells.length === 0) return undefined;
    return cells.flatMap(([cell]) => entriesOf(cell));
  }

  /** What `parse` makes of the cell; where it makes nothing of it, that is reported as `problem`. */
  read<T>(field: F, parse: (text: string, head: string) => T | undefined, problem: ProblemName): T | undefined {
    const [found] = this.cells(field);
    if (!found || isNothing(found[0].text)) return undefined;
    const value = parse(found[0].text.slice(0, maxWords), found[1].head);
    if (value === undefined) this.report(problem, found[1], found[0].text);
    return value;
  }

  /** What JSON has there that is no text. */
  whole(field: F): unknown {
    const places = this.context.heads.places.get(field) ?? [];
    return places.map(({ index }) => this.row.cells[index]?.value).find((value) => value !== undefined);
  }

  /** Titles, each with the address that follows it or that its cell is linked to. */
  links(field: F): LabelledLink[] {
    return this.cells(field).flatMap(([cell]) => {
      const lines = entriesOf(cell);
      return lines.map((line) => this.linkIn(line, lines.length === 1 ? cell.link : undefined));
    });
  }

  protected override cells(field: F): ReturnType<RowReader<F>['cells']> {
    return super
      .cells(field)
      .map(([cell, place]) => (cell.text.length > maxText ? [{ ...cell, text: cell.text.slice(0, maxText) }, place] : [cell, place]));
  }

  private linkIn(line: string, link: string | undefined): LabelledLink {
    const [, title = line, address] = /^(.*?)[\s:：]*(https?:\/\/\S+)$/i.exec(line) ?? [];
    const url = this.resolved(link ?? address ?? '');
    return { title: title || line, ...(url && { url }) };
  }
}

function entriesOf({ text, list = linesIn(text) }: Cell): string[] {
  return list.map((line) => oneLine(line.slice(0, maxWords))).filter((line) => line && !isNothing(line));
}

const isNothing = (text: string) =>
  nothing.test(text) || /^(?:无需|無需|不需要|不涉及)(?:材料|提供材料|提交材料)?$|^no documents?$/i.test(text);
