import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';

const release = 'packages/embed/dist/civickit/1';
const { files, parts } = JSON.parse(readFileSync(`${release}/hashes.json`, 'utf8'));
const names = Object.keys(files);
const filesOf = (...wanted) => wanted.flatMap((part) => parts[part].map((index) => names[index]));

/** A part of the release as it travels: files as they are, gzip. */
const shipped = (name, limit, paths) => ({ name, limit, path: [...new Set(paths)].map((file) => `${release}/${file}`), gzip: true });

const page = ['civickit.js', ...filesOf('runtime', 'civic-notice-feed', 'adapters/feed')];
const copies = ['civickit.js', 'parts/later.js', ...filesOf('runtime', 'civic-notice-feed', 'adapters/feed', 'pulled/notices')];
const banner = ['civickit.js', 'parts/later.js', ...filesOf('runtime', 'civic-alert-banner', 'adapters/cap', 'adapters/feed')];
const services = ['civickit.js', 'parts/later.js', 'parts/services.js', ...filesOf('runtime', 'kinds/services')];
const catalogue = [...services, ...filesOf('pulled/services', 'civic-service-catalogue')];
const guide = [...services, ...filesOf('pulled/services', 'civic-service-guide')];
const form = ['civickit.js', ...filesOf('runtime', 'civic-form')];
const requests = [
  ...['civickit.js', 'parts/requests.js'],
  ...filesOf('runtime', 'kinds/requests', 'adapters/open311', ...Object.keys(parts).filter((part) => /\/civickit-/.test(part))),
];
const requestList = [...requests, ...filesOf('civic-request-list')];
const rating = [...requests, ...filesOf('civic-rating')];
const requestTracker = [...requests, ...filesOf('civic-request-tracker')];
const feedback = [...requests, ...filesOf('civic-feedback')];
/** Files of parts by their names, beside what a page with reports has loaded. */
const afterRequests = (wanted, loaded) =>
  filesOf(...Object.keys(parts).filter((part) => wanted.test(part))).filter((file) => !loaded.includes(file));
/** Judges answers: every form loads it as soon as its first question is there. */
const judging = filesOf(...Object.keys(parts).filter((part) => part.startsWith('chunks/judging-'))).filter((file) => !form.includes(file));
/** Files of parts by their names, beside what a page with a form has loaded. */
const formsLater = (wanted) =>
  filesOf(...Object.keys(parts).filter((part) => wanted.test(part))).filter((file) => ![...form, ...judging].includes(file));
/** Files of parts by their names, beside what a catalogue has loaded. */
const afterCatalogue = (wanted) =>
  filesOf(...Object.keys(parts).filter((part) => wanted.test(part))).filter((file) => !catalogue.includes(file));
const later = filesOf(
  ...Object.keys(parts).filter((part) =>
    /stores|after-failure|beyond-first-page|copy$|judge-freshness|notice-body|json-feed|patient-dates|sort-newest|xml-where/.test(part),
  ),
).filter((file) => !page.includes(file));

/** The desk as it travels, until it can be used. */
const desk = readdirSync('packages/desk/dist/desk').filter((file) => /^(desk|chunk)-.*\.js$/.test(file));

/** What a page bundles that imports these names from an entry of a package; no part of the release holds it yet. */
const bundled = (name, limit, entry, names) => {
  const outfile = join(mkdtempSync(join(tmpdir(), 'civickit-size-')), 'part.js');
  const stdin = { contents: `export { ${names.join(', ')} } from './${entry}';`, resolveDir: '.' };
  buildSync({ stdin, outfile, bundle: true, minify: true, format: 'esm', target: 'es2022', conditions: ['civickit-source'] });
  return { name, limit, path: outfile, gzip: true };
};

// DESIGN.md 8. The first line is the budget; the others show the shares.
export default [
  shipped('notices page until it shows its content', '48 kB', page),
  shipped('notices page with copies of civickit pull', '54 kB', copies),
  shipped('page with a banner of warnings, until it shows them', '60 kB', banner),
  shipped('catalogue of services with copies of civickit pull, until it shows them', '54 kB', catalogue),
  shipped('guide to a service with copies of civickit pull, until it shows it', '60 kB', guide),
  shipped('page with a form, until it asks the first question', '56 kB', form),
  // DESIGN.md allows these two 48, and their elements 6.
  shipped('list of reports of our server, until it shows them', '55.6 kB', requestList),
  shipped('page that asks for the code of a report', '56.9 kB', requestTracker),
  // DESIGN.md allows it 68.
  shipped('page that asks what a resident wants to report, until it takes the first words', '60 kB', feedback),
  shipped('page that asks for the code of a report that is rated', '60.4 kB', rating),
  shipped('loads later: figures of a list of reports', '3 kB', afterRequests(/figures-/, requestList)),
  shipped(
    'loads later: the map below a list of reports, with its places',
    '7 kB',
    afterRequests(/(request-map|read-places)-/, requestList),
  ),
  shipped('loads later: how well an office did, where that can be said', '6 kB', afterRequests(/rating-part-/, requestTracker)),
  shipped('loads later: the report that a code opens', '6.6 kB', afterRequests(/(report-view|by-code)-/, requestTracker)),
  shipped(
    'share: list of reports',
    '8.4 kB',
    filesOf('civic-request-list').filter((file) => !filesOf('runtime').includes(file)),
  ),
  shipped(
    'share: following a report',
    '9.6 kB',
    filesOf('civic-request-tracker').filter((file) => !filesOf('runtime').includes(file)),
  ),
  shipped(
    'share: report of a resident',
    '13.2 kB',
    filesOf('civic-feedback').filter((file) => !filesOf('runtime').includes(file)),
  ),
  shipped('loads later: the steps of a report after its words', '41.2 kB', afterRequests(/feedback-flow-/, feedback)),
  shipped('loads later: what judges the answers of a form', '8.7 kB', judging),
  shipped(
    'loads later, where an office has no server: what is prepared, with the ways that lead there, in English',
    '6.7 kB',
    formsLater(/handoff-view-/),
  ),
  shipped(
    'loads later: drafts, summary, receipt, privacy notice, what is wrong in words, photos, sending and the QR code of a form',
    '30.1 kB',
    formsLater(/(drafts|form-(details|ending|messages|sending)|photos|qr)-/),
  ),
  shipped(
    'loads later: saving a form as a file, going on with one, and devices that others use, in English',
    '5.8 kB',
    formsLater(/form-keep-/),
  ),
  shipped(
    'loads later: painting over faces and number plates in a photo that was chosen, in English',
    '5.2 kB',
    formsLater(/cover-file-/).filter((file) => !formsLater(/photos-/).includes(file)),
  ),
  shipped('loads later: the check of a definition that is shown', '9 kB', formsLater(/form-check-/)),
  shipped(
    'loads before the first question, where it is wanted: dates, places, files, repeats, and the address with the title',
    '4.1 kB',
    formsLater(/(rare-controls|form-route)-/),
  ),
  shipped(
    'loads later: search of services, with the readings of Chinese, and the calendar',
    '17.6 kB',
    afterCatalogue(/(engine|spell|calendar|cn)\b/),
  ),
  shipped('loads later: the guide of a service that is opened in a catalogue', '18 kB', afterCatalogue(/guide-view/)),
  shipped(
    'loads later: what a guide offers beside its text',
    '20.1 kB',
    afterCatalogue(/(print-only|qr|service-report|share-tools|json-ld)\b/),
  ),
  shipped(
    'loads later: the outbox with its files, and what a report needs of it',
    '15.2 kB',
    filesOf(...Object.keys(parts).filter((part) => /^outbox$|chunks\/(file|report-queue)-/.test(part))).filter(
      (file) => !filesOf('runtime').includes(file),
    ),
  ),
  shipped(
    'share: list of what is in the outbox',
    '10.6 kB',
    filesOf('civic-outbox').filter((file) => !filesOf('runtime').includes(file)),
  ),
  shipped('services out of copies of civickit pull, without an element', '38 kB', [...services, ...filesOf('pulled/services')]),
  shipped('services out of HSDS, without an element', '44.1 kB', [...services, ...filesOf('adapters/hsds')]),
  shipped(
    'loads later: storage, retries, following pages, opened notices, JSON feeds, odd dates, places',
    '20 kB',
    later.filter((file) => !filesOf('explain').includes(file)),
  ),
  shipped(
    'loads later: files of notices, and workbooks',
    '19.5 kB',
    filesOf(...Object.keys(parts).filter((part) => /adapters\/files|open-workbook/.test(part))).filter((file) => !page.includes(file)),
  ),
  shipped(
    'loads later: catalogues of services and types of requests in files',
    '23.4 kB',
    filesOf(...Object.keys(parts).filter((part) => /parse-(service|request-type)-file/.test(part))).filter(
      (file) => !filesOf('adapters/files').includes(file),
    ),
  ),
  shipped('share: loader', '4 kB', ['civickit.js']),
  shipped('share: runtime', '27 kB', filesOf('runtime')),
  shipped('share: notice feed', '8 kB', ['parts/civic-notice-feed.js']),
  shipped(
    'share: catalogue of services',
    '18 kB',
    filesOf('civic-service-catalogue').filter((file) => !filesOf('runtime').includes(file)),
  ),
  shipped(
    'share: feed adapter with markup',
    '14.5 kB',
    filesOf('adapters/feed').filter((file) => !filesOf('runtime').includes(file)),
  ),
  bundled('share: forms engine, to fill in a form', '16.6 kB', 'packages/core/src/forms/index.ts', ['openForm']),
  bundled('share: forms engine, with the check of definitions', '24.7 kB', 'packages/core/src/forms/index.ts', [
    'openForm',
    'parseFormDefinition',
    'messageOf',
  ]),
  { name: 'desk for staff, in English', limit: '66 kB', path: desk.map((file) => `packages/desk/dist/desk/${file}`), gzip: true },
  bundled('share: photos, loaded when the first is chosen', '3.6 kB', 'packages/components/src/photos/index.ts', [
    'preparePhoto',
    'prepareFile',
    'drawPreview',
  ]),
];
