import { strToU8, zipSync } from 'fflate';

/** An archive of these parts, for tests that need a workbook no spreadsheet program would write. */
export function makeZip(parts: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, typeof part === 'string' ? strToU8(part) : part])));
}

const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const links = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const relationships = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"';
const kinds = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export interface HandMade {
  /** XML of each sheet's rows, by the sheet's name; a name that begins with `~` is hidden. */
  readonly sheets: Readonly<Record<string, string>>;
  /** XML after the rows of the first sheet. */
  readonly after?: string;
  readonly strings?: string;
  readonly styles?: string;
  readonly date1904?: boolean;
  readonly more?: Readonly<Record<string, string | Uint8Array>>;
}

/** The least that is a workbook. */
export function makeWorkbook({ sheets, after = '', strings = '', styles = '', date1904 = false, more = {} }: HandMade): Uint8Array {
  const names = Object.keys(sheets);
  const list = names.map(
    (name, at) =>
      `<sheet name="${name.replace('~', '')}" sheetId="${at + 1}" r:id="rId${at + 1}"${name.startsWith('~') ? ' state="hidden"' : ''}/>`,
  );
  const parts = names.map((name, at): [string, string] => [
    `xl/worksheets/sheet${at + 1}.xml`,
    `<worksheet ${main} ${links}><sheetData>${sheets[name] ?? ''}</sheetData>${at === 0 ? after : ''}</worksheet>`,
  ]);
  const rels = names.map((_, at) => `<Relationship Id="rId${at + 1}" Type="${kinds}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`);
  return makeZip({
    '_rels/.rels': `<Relationships ${relationships}><Relationship Id="r" Type="${kinds}/officeDocument" Target="/xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook ${main} ${links}><workbookPr date1904="${date1904 ? 1 : 0}"/><sheets>${list.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships ${relationships}>${rels.join('')}</Relationships>`,
    'xl/sharedStrings.xml': `<sst ${main}>${strings}</sst>`,
    'xl/styles.xml': `<styleSheet ${main}>${styles}</styleSheet>`,
    ...Object.fromEntries(parts),
    ...more,
  });
}

/** A cell with its text in it. */
export function inline(reference: string, text: string): string {
  return `<c r="${reference}" t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`;
}
