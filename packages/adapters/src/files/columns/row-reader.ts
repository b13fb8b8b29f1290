import type { CivicError, When } from '@civickit/core';
import { oneLine, pageUrl } from '@civickit/core/markup';
import { rowError, type FileOrigin, type FileProblem, type ProblemName } from '../table/file-problem.js';
import type { Cell, Row } from '../table/table.js';
import { clerkDate, type DateRules } from './clerk-date.js';
import type { HeadPlace, Heads } from './find-heads.js';

/** What every row of a file is read with. */
export interface RowContext<F extends string> {
  readonly heads: Heads<F>;
  readonly dates: DateRules;
  readonly origin: FileOrigin;
  /** The sheet's name, where there are several. */
  readonly sheet: string | undefined;
  readonly problems: CivicError[];
}

/** An address with what it is called. */
export interface Linked {
  readonly url: string;
  readonly title?: string;
}

const yes = /^(是|有|对|對|置顶|置頂|yes|y|true|1|√|✓|✔|☑|ھەئە)$/i;
const no = /^(否|无|無|不|没有|沒有|no|n|false|0|×|✗|☐|-|—|\/|ياق)$/i;
/** What stands in a cell to say that there is nothing; of a date, also that it never comes. */
export const nothing = /^([-—–/\\无無]|n\/a|none|长期|長期|长期有效|長期有效|永久|永久有效|待定|不限)$/i;
const failed = /^#(REF!|N\/A|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!|SPILL!|CALC!)$/;

/** The cells of one row by field. What cannot be read counts as empty and is reported with its place. */
export class RowReader<F extends string> {
  private readonly found: FileProblem[] = [];

  constructor(
    protected readonly row: Row,
    protected readonly context: RowContext<F>,
  ) {}

  line(field: F): string {
    return oneLine(this.text(field));
  }

  /** Text as written, with its line breaks. */
  text(field: F): string {
    for (const [cell, place] of this.cells(field)) {
      if (!failed.test(cell.text)) return cell.text;
      this.report('formula', place, cell.text);
    }
    return '';
  }

  date(field: F): When | undefined {
    const [found] = this.cells(field);
    if (!found || nothing.test(found[0].text)) return undefined;
    const [{ text }, place] = found;
    const date = clerkDate(text, this.context.dates);
    if (typeof date !== 'string') return date;
    this.report(failed.test(text) ? 'formula' : date, place, text);
    return undefined;
  }

  yes(field: F): boolean {
    const [found] = this.cells(field);
    if (!found || no.test(found[0].text)) return false;
    if (!yes.test(found[0].text)) this.report('yes-or-no', found[1], found[0].text);
    return yes.test(found[0].text);
  }

  /** Names apart by commas, semicolons, 、 or lines; undefined for none. */
  names(field: F): string[] | undefined {
    const names = new Set<string>();
    for (const [{ text, list }] of this.cells(field))
      for (const name of list ?? text.split(/[,，、;；|\r\n]/)) if (name.trim() && !nothing.test(name.trim())) names.add(oneLine(name));
    return names.size > 0 ? [...names] : undefined;
  }

  address(field: F): string | undefined {
    const [found] = this.cells(field);
    if (!found || nothing.test(found[0].text)) return undefined;
    const url = this.resolved(found[0].link ?? found[0].text);
    if (!url) this.report('no-address', found[1], found[0].link ?? found[0].text);
    return url;
  }

  /** Addresses, one a line, each after what it is called. */
  addresses(field: F): Linked[] {
    const found: Linked[] = [];
    for (const [{ text, link, list }, place] of this.cells(field)) {
      const lines = link ? [`${oneLine(text) === link ? '' : oneLine(text)} ${link}`] : (list ?? text.split(/[\r\n;；]/));
      for (const line of lines.map((one) => one.trim())) {
        if (!line || nothing.test(line)) continue;
        const [, title = '', address = line] = /^(.*?)[\s:：]*((?:https?:\/\/|\.{0,2}\/)\S+)$/i.exec(line) ?? [];
        const url = this.resolved(address);
        if (url) found.push({ url, ...(title && { title }) });
        else this.report('no-address', place, line);
      }
    }
    return found;
  }

  /** A BCP 47 tag. */
  language(field: F): string | undefined {
    const tag = this.line(field).replaceAll('_', '-');
    if (!tag || /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(tag)) return tag || undefined;
    this.report('no-language', this.context.heads.places.get(field)?.[0], tag);
    return undefined;
  }

  /** Notes what is wrong with this row; without a place, with all of it. */
  report(problem: ProblemName, place: HeadPlace | undefined, written?: string): void {
    const { sheet } = this.context;
    const { letter: column, head } = place ?? {};
    this.found.push({ problem, sheet, row: this.row.number, column, head, written: written?.slice(0, 200) });
  }

  /** Tells all that was noted, as one error; also under `skipped` where the row gave nothing. */
  finish(skipped?: CivicError[] | false): void {
    const [first, ...others] = this.found;
    if (!first) return;
    const problem = rowError([first, others], this.context.origin);
    this.context.problems.push(problem);
    if (skipped) skipped.push(problem);
  }

  placeOf(field: F): HeadPlace | undefined {
    return this.context.heads.places.get(field)?.[0];
  }

  protected cells(field: F): (readonly [Cell, HeadPlace])[] {
    return (this.context.heads.places.get(field) ?? []).flatMap((place) => {
      const cell = this.row.cells[place.index];
      return cell && cell.text.trim() !== '' ? [[{ ...cell, text: cell.text.trim() }, place] as const] : [];
    });
  }

  /** `www.town.example` and a bare word would resolve to a page that is not there. */
  protected resolved(written: string): string | undefined {
    const address = written.trim();
    const sure =
      /^(https?:)?\/|^\.{1,2}\/|^[?#]/i.test(address) ||
      /^(?!www\.)[^\s:/?#]+(\/[^\s:]*|\.(html?|php|aspx?|jsp|pdf|docx?|xlsx?|jpe?g|png))([?#]\S*)?$/i.test(address);
    return sure && !/\s/.test(address) ? pageUrl(address, this.context.origin.url) : undefined;
  }
}
