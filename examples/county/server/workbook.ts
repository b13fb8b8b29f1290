import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { strToU8, zipSync } from 'fflate';
import { escapeHtml } from './items.ts';
import type { Scene } from './feeds.ts';
import { rowsOf } from './csv.ts';
import { fill } from './template.ts';

const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const kinds = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packaged = 'http://schemas.openxmlformats.org/package/2006';
const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
/** An archive dates its parts; without this the same rows would give other bytes each time. */
const mtime = new Date(1980, 0, 1);

/** What the county's clerks call the sheets, by the name of the file that holds one in the repository. */
const sheets = {
  zh: {
    services: '服务事项',
    documents: '申请材料',
    places: '办理地点',
    contacts: '联系方式',
    fees: '收费',
    steps: '办理流程',
    questions: '常见问题',
  },
  en: {
    services: 'Services',
    documents: 'Documents',
    places: 'Places',
    contacts: 'Contacts',
    fees: 'Fees',
    steps: 'Steps',
    questions: 'Questions',
  },
} as const;

/** The catalogue of services at `/services/zh.xlsx` or `/services/en.xlsx`, packed from its folder of CSV. */
export function catalogueAt(path: string, scene: Scene): Uint8Array<ArrayBuffer> | undefined {
  const [, lang] = /^\/services\/(zh|en)\.xlsx$/.exec(path) ?? [];
  if (lang !== 'zh' && lang !== 'en') return undefined;
  return packWorkbook(catalogueSheets(lang, scene));
}

type Rows = readonly (readonly string[])[];
/** Rows by the name of their sheet. */
type Sheets = Readonly<Record<string, Rows>>;

/** The rows of the catalogue, as they stand at this moment. */
export function catalogueSheets(lang: keyof typeof sheets, scene: Scene): Sheets {
  const read = (name: string) => {
    const csv = readFileSync(fileURLToPath(new URL(`../services/${lang}/${name}.csv`, import.meta.url)), 'utf8');
    return rowsOf(fill(csv, scene.now, { site: scene.site, other: scene.other }));
  };
  return Object.fromEntries(Object.entries(sheets[lang]).map(([name, title]) => [title, read(name)]));
}

/** The least that is a workbook, with all texts in their cells. */
export function packWorkbook(titled: Sheets): Uint8Array<ArrayBuffer> {
  const tables = Object.entries(titled);
  const parts: Record<string, string> = {
    '[Content_Types].xml': `<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="${types}.worksheet+xml"/><Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/></Types>`,
    '_rels/.rels': relationships([['officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': `<workbook ${main} xmlns:r="${kinds}"><sheets>${tables.map(([title], at) => `<sheet name="${title}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relationships(tables.map((_, at) => ['worksheet', `worksheets/sheet${at + 1}.xml`])),
  };
  for (const [at, [, rows]] of tables.entries()) parts[`xl/worksheets/sheet${at + 1}.xml`] = sheetOf(rows);
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(`<?xml version="1.0"?>${xml}`)])), { mtime });
}

function sheetOf(rows: Rows): string {
  const cell = (text: string) => (text ? `<c t="inlineStr"><is><t xml:space="preserve">${escapeHtml(text)}</t></is></c>` : '<c/>');
  return `<worksheet ${main}><sheetData>${rows.map((row) => `<row>${row.map(cell).join('')}</row>`).join('')}</sheetData></worksheet>`;
}

function relationships(targets: readonly (readonly [kind: string, target: string])[]): string {
  const list = targets.map(([kind, target], at) => `<Relationship Id="rId${at + 1}" Type="${kinds}/${kind}" Target="${target}"/>`);
  return `<Relationships xmlns="${packaged}/relationships">${list.join('')}</Relationships>`;
}
