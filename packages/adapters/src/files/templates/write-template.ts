import { strToU8, zipSync } from 'fflate';
import type { TemplateSheet } from './template-sheets.js';

const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const kinds = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
/** So that the same columns give the same bytes: a ZIP archive dates its parts. */
const mtime = new Date(1980, 0, 1);

/** CSV with a byte order mark, without which Excel takes it for its country's own character set. */
export function writeCsvTemplate({ rows }: TemplateSheet): Uint8Array {
  const field = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return strToU8(`\ufeff${rows.map((row) => row.map(field).join(',')).join('\r\n')}\r\n`);
}

/**
 * A workbook of these sheets. All cells are formatted as text: what a clerk types stays as typed, and no spreadsheet makes another date of
 * it. The first row stands still and is bold.
 */
export function writeWorkbookTemplate(sheets: readonly TemplateSheet[]): Uint8Array {
  const numbers = sheets.map((_, at) => at + 1);
  const parts: Record<string, string> = {
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${types}.styles+xml"/>${numbers.map((one) => `<Override PartName="/xl/worksheets/sheet${one}.xml" ContentType="${types}.worksheet+xml"/>`).join('')}</Types>`,
    '_rels/.rels': relationships([['officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': `<workbook ${main} xmlns:r="${kinds}"><sheets>${sheets.map(({ name }, at) => `<sheet name="${escapeXml(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relationships([
      ...numbers.map((one): [string, string] => ['worksheet', `worksheets/sheet${one}.xml`]),
      ['styles', 'styles.xml'],
    ]),
    'xl/styles.xml': styles,
    ...Object.fromEntries(sheets.map((sheet, at) => [`xl/worksheets/sheet${at + 1}.xml`, sheetXml(sheet)])),
  };
  const declared = Object.entries(parts).map(([name, xml]) => [
    name,
    strToU8(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${xml}`),
  ]);
  return zipSync(Object.fromEntries(declared) as Record<string, Uint8Array>, { mtime });
}

/** Style 1 is text, 2 is text in bold; both break lines. Number format 49 is text (ISO/IEC 29500-1 18.8.30). */
const alignment = '<alignment vertical="top" wrapText="1"/>';
const styles =
  `<styleSheet ${main}><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>` +
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>' +
  [0, 1]
    .map(
      (font) =>
        `<xf numFmtId="49" fontId="${font}" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyAlignment="1">${alignment}</xf>`,
    )
    .join('') +
  '</cellXfs></styleSheet>';

function sheetXml({ rows }: TemplateSheet): string {
  const widths = (rows[0] ?? []).map((_, at) => Math.min(60, Math.max(14, ...rows.map((row) => (row[at] ?? '').length + 4))));
  const columns = widths.map((width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" style="1" customWidth="1"/>`).join('');
  const cells = (row: readonly string[], style: number) =>
    row
      .map((text) =>
        text ? `<c t="inlineStr" s="${style}"><is><t xml:space="preserve">${escapeXml(text)}</t></is></c>` : `<c s="${style}"/>`,
      )
      .join('');
  const body = rows.map((row, at) => `<row r="${at + 1}">${cells(row, at === 0 ? 2 : 1)}</row>`).join('');
  const still = '<sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView>';
  return `<worksheet ${main}><sheetViews>${still}</sheetViews><cols>${columns}</cols><sheetData>${body}</sheetData></worksheet>`;
}

function relationships(targets: readonly (readonly [kind: string, target: string])[]): string {
  const list = targets.map(([kind, target], at) => `<Relationship Id="rId${at + 1}" Type="${kinds}/${kind}" Target="${target}"/>`);
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list.join('')}</Relationships>`;
}

function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
