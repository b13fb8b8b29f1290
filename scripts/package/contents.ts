import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Zippable, zipSync } from 'fflate';
import { root } from '../workspace.ts';
import { guidePages } from './guide.ts';

export interface UploadPackage {
  /** File name of the archive. */
  readonly name: string;
  /** Contents by path, as they lie in the root of a website. */
  readonly files: ReadonlyMap<string, Uint8Array>;
}

const { version } = JSON.parse(readFileSync(join(root, 'packages/embed/package.json'), 'utf8')) as { version: string };
const major = version.split('.')[0] ?? '0';
/** Day of the release, as publiccode.yml tells it: the samples carry it, and nothing in the archive depends on the clock. */
const day = /^releaseDate: '(\d{4}-\d{2}-\d{2})'/m.exec(readFileSync(join(root, 'publiccode.yml'), 'utf8'))?.[1] ?? '';
if (!day) throw new Error('publiccode.yml names no releaseDate');

function filesUnder(folder: string, pattern = '**/*'): [path: string, bytes: Uint8Array][] {
  return globSync(pattern, { cwd: join(root, folder) })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => statSync(join(root, folder, file)).isFile())
    .map((file) => [file, new Uint8Array(readFileSync(join(root, folder, file)))]);
}

const utf8 = new TextEncoder();
const inFolder = (folder: string, files: [string, Uint8Array][]): [string, Uint8Array][] =>
  files.map(([file, bytes]) => [`${folder}/${file}`, bytes]);
const filled = (text: string): string => text.replaceAll('{{version}}', version).replaceAll('{{day}}', day);
/** Old editors of Windows need the mark to know UTF-8, and both signs to end a line. */
const forNotepad = (text: string): string => `\uFEFF${text.replace(/^\uFEFF/, '').replace(/\r?\n/g, '\r\n')}`;

/** All that a county uploads. Needs a built release: node scripts/build.ts. */
export function uploadPackage(): UploadPackage {
  const release = `packages/embed/dist/civickit/${major}`;
  const templates = filesUnder('templates');
  const site = filesUnder('scripts/package/site').map(([file, bytes]): [string, Uint8Array] => {
    const text = filled(new TextDecoder().decode(bytes));
    return [file, utf8.encode(/\.(txt|csv)$/.test(file) ? forNotepad(text) : text)];
  });
  const guide = [...guidePages(major, templates.map(([file]) => file).sort())].map(([file, text]): [string, Uint8Array] => [
    file,
    utf8.encode(text),
  ]);
  const files = [
    ...inFolder(`civickit/${major}`, filesUnder(release)),
    ...inFolder('templates', templates),
    ...inFolder('relay', filesUnder('packages/cli/relay', 'relay.{php,mjs}')),
    ...site,
    ...guide,
    ...filesUnder('.', 'LICENSE'),
  ];
  return { name: `civickit-${version}.zip`, files: new Map(files.sort(([a], [b]) => (a < b ? -1 : 1))) };
}

/** The archive; the same files give the same bytes. */
export function zipped({ files }: UploadPackage): Uint8Array {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  // Archives hold the time of a clock on the wall: made and read in the same zone it is the same everywhere.
  const mtime = new Date(year, month - 1, date, 12);
  const entries: Zippable = Object.fromEntries([...files].map(([file, bytes]) => [file, [bytes, { mtime, level: 9 }] as const]));
  return zipSync(entries);
}
