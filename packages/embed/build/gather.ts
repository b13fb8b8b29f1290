import { existsSync, globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type BuildOptions, type Plugin } from 'esbuild';
import { closure } from './imports-of.ts';
import { terseLit } from './terse-lit.ts';
import { tightStyles } from './tight-styles.ts';

const here = fileURLToPath(new URL('../', import.meta.url));
const workspace = path.join(here, '../..');
const runtime = path.join(here, 'src/runtime.ts');
const feedPart = path.join(here, 'src/parts/adapters/feed.ts');
const formPart = path.join(here, 'src/parts/civic-form.ts');

/**
 * Parts of pages that show no notices, and what they load later. What they share with pages of notices stands in them once more: else the
 * adapter of feeds would come along, or pages of notices would fall into pieces. So it is with the outbox and the store.
 */
const alone = new Map([
  [path.join(here, 'src/parts/pulled/services.ts'), '?pulled'],
  [path.join(here, 'src/parts/adapters/hsds.ts'), '?hsds'],
  [path.join(workspace, 'packages/adapters/src/hsds/late.ts'), '?hsds'],
  ...['embed/src/parts/adapters/submit.ts', 'adapters/src/submit/send/send-submission.ts'].map(
    (file) => [path.join(workspace, 'packages', file), '?submit'] as const,
  ),
  ...[
    'embed/src/parts/civic-form.ts',
    'adapters/src/files/forms/read-forms.ts',
    'adapters/src/files/forms/read-definition.ts',
    'components/src/feedback/feedback-flow.ts',
    'components/src/place/place-ladder.ts',
    'components/src/form/form-check.ts',
    'components/src/form/form-details.ts',
    'components/src/form/form-ending.ts',
    'components/src/form/form-messages.ts',
    'components/src/form/form-route.ts',
    'components/src/form/rare-controls.ts',
    'components/src/form/form-fallback.ts',
    'components/src/form/form-sending.ts',
    'components/src/form/controls/cover-file.ts',
    'components/src/form/keep/form-keep.ts',
    'components/src/photos/index.ts',
    'core/src/forms/drafts/index.ts',
    'core/src/forms/judging.ts',
  ].map((file) => [path.join(workspace, 'packages', file), '?forms'] as const),
  ...[
    'embed/src/parts/outbox.ts',
    'embed/src/parts/civic-outbox.ts',
    'core/src/outbox/file/index.ts',
    'components/src/handoff/handoff-items.ts',
  ].map((file) => [path.join(workspace, 'packages', file), '?outbox'] as const),
  ...[
    ...['embed/src/parts/adapters/open311.ts', 'adapters/src/open311/parse-definition.ts', 'adapters/src/open311/read-updates.ts'],
    ...['adapters/src/open311/parse-services.ts', 'adapters/src/open311/read-places.ts'],
    ...['adapters/src/open311/follow/by-code.ts', 'adapters/src/open311/ratings/read-ratings.ts', 'adapters/src/open311/send/submit.ts'],
    ...['adapters/src/open311/read/parse-errors.ts', 'adapters/src/open311/read/xml-records.ts', 'adapters/src/open311/read/xml-errors.ts'],
    'adapters/src/open311/read/markup.ts',
    ...globSync('adapters/src/open311/dialects/*.ts', { cwd: path.join(workspace, 'packages') }),
  ].map((file) => [path.join(workspace, 'packages', file), '?open311'] as const),
  [path.join(here, 'src/parts/adapters/handoff.ts'), '?handoff'],
  // Loaded by forms of few areas, which must not fall into pieces for all others.
  [path.join(workspace, 'packages/components/src/handoff/handoff-view.ts'), '?handoff-view'],
  // These share nothing with feeds, on which they would stand with all that feeds load later.
  ...['adapters/src/coordinates/convert.ts', 'adapters/src/source/store-apart.ts'].map(
    (file) => [path.join(workspace, 'packages', file), '?apart'] as const,
  ),
  // Of lists of reports and of reports alike.
  ...['components/src/place/list/index.ts', 'components/src/place/map/index.ts', 'core/src/search/place-readings.ts'].map(
    (file) => [path.join(workspace, 'packages', file), '?map-form'] as const,
  ),
  // Seldom read beside other files, whose parts would fall into pieces for it.
  [path.join(workspace, 'packages/adapters/src/files/places/read-place-file.ts'), '?places'],
  ...['embed/src/parts/civic-feedback.ts', 'components/src/feedback/page-answer.ts'].map(
    (file) => [path.join(workspace, 'packages', file), '?feedback-form'] as const,
  ),
  // It shares one small file with what saves forms, which would stand apart for both.
  [path.join(workspace, 'packages/components/src/feedback/save-reminder.ts'), '?reminder'],
  ...[
    'embed/src/parts/civic-request-list.ts',
    'embed/src/parts/civic-request-tracker.ts',
    'components/src/request-list/figures.ts',
    'components/src/request-list/request-map.ts',
    'components/src/request-tracker/report-view.ts',
  ].map((file) => [path.join(workspace, 'packages', file), '?requests'] as const),
  ...['embed/src/parts/civic-rating.ts', 'components/src/rating/rating-part.ts'].map(
    (file) => [path.join(workspace, 'packages', file), '?rating'] as const,
  ),
  ...[
    'embed/src/parts/civic-service-catalogue.ts',
    'embed/src/parts/civic-service-guide.ts',
    'components/src/service-guide/guide-view.ts',
    'core/src/services/json-ld/index.ts',
  ].map((file) => [path.join(workspace, 'packages', file), '?services'] as const),
]);

/** Every element is registered by it, so that it stands in the runtime, of which no other part need have it once more. */
const defineElement = path.join(workspace, 'packages/components/src/base/define-element.ts');
/** What asks for its definitions, and by what: beside the element of a form that is needed in any case, and stands in its file. */
const formFile = path.join(workspace, 'packages/adapters/src/files/form-file.ts');
const readsForms = './forms/read-forms.js';

/** What only a form loads later: whatever it shares with the element stays in the one file of that. */
const standsOnForm = new Set([...alone].filter(([file, twin]) => twin === '?forms' && file !== formPart).map(([file]) => file));

/**
 * Makes few files out of many: whatever is loaded by itself stands on the runtime, so the bundler sees no reason to share what the
 * runtime holds in small pieces. Templates and styles lose their indentation, which no
 * minifier may touch.
 */
export const gather: Plugin = {
  name: 'gather',
  setup(esbuild) {
    const standing = new Map<string, string[]>();
    let [shared, sharedAtOnce]: ReadonlySet<string>[] = [];
    /** What is loaded by itself is known before anything is read: it may be asked for in other ways first. */
    esbuild.onStart(async () => {
      const { entryPoints } = esbuild.initialOptions;
      [shared, sharedAtOnce] = await Promise.all([true, false].map((later) => inputsOf(runtime, later, esbuild.initialOptions)));
      for (const entry of Object.values(entryPoints as Record<string, string>)) standOn(path.resolve(here, entry));
      for (const source of globSync('packages/{core,adapters,components,embed}/src/**/*.ts', { cwd: workspace })) {
        const resolveDir = path.dirname(path.join(workspace, source));
        for (const [, asked = ''] of (await readFile(path.join(workspace, source), 'utf8')).matchAll(/\bimport\('([^']+)'\)/g)) {
          if (asked.startsWith('.')) standOn(path.resolve(resolveDir, asked.replace(/\.js$/, '.ts')));
          else if (asked.startsWith('@civickit/')) standOn((await esbuild.resolve(asked, { kind: 'import-statement', resolveDir })).path);
        }
      }
    });
    function standOn(file: string): void {
      // What an adapter loads later stands on the adapter, too; the other adapters on that of feeds, which is there already.
      const adapter = /[\\/]adapters[\\/]src[\\/]([^\\/]+)/.exec(file)?.[1];
      const own = adapter && path.join(here, 'src/parts/adapters', `${adapter}.ts`);
      // What several adapters load later, as conversions of coordinates, has no part of its own.
      const stands = own && existsSync(own) && (!alone.has(file) || alone.get(own) === alone.get(file));
      const part = stands ? own : undefined;
      // All adapters stand on the one that most pages load, so that what they share with it stays in its one file.
      const other = file !== feedPart && !alone.has(file) && (part ?? file).includes(`${path.sep}adapters${path.sep}`);
      const ofForm = standsOnForm.has(file);
      if (file !== runtime)
        standing.set(file, [
          runtime,
          ...(other ? [feedPart] : []),
          ...(ofForm ? [formPart] : []),
          ...(part && part !== feedPart ? [part] : []),
        ]);
    }
    esbuild.onResolve({ filter: /./ }, async ({ path: asked, kind, resolveDir, importer, pluginData }) => {
      const twin = pluginData as string | undefined;
      if (!twin?.startsWith('?') || kind !== 'import-statement') return undefined;
      const found = await esbuild.resolve(asked, { kind, resolveDir, importer, pluginData: 'as it is' });
      // The store is loaded later by pages that have no outbox: nothing of it may move for those that have.
      const stays = [formPart, defineElement].includes(found.path) || (/outbox|form/.test(twin) ? sharedAtOnce : shared)?.has(found.path);
      return stays || found.errors.length > 0 ? found : { ...found, suffix: twin };
    });
    // The document itself provides before anything is defined, and hands over to nearer providers: no question stays without an answer.
    esbuild.onLoad({ filter: /[\\/]attach-context-root\.ts$/ }, () => ({
      contents: 'export const attachContextRoot = () => {};',
      loader: 'ts',
    }));
    esbuild.onLoad({ filter: /[\\/]packages[\\/].*\.ts$/ }, async ({ path: file, suffix }) => {
      const pluginData = suffix || alone.get(file);
      const stand = (standing.get(file) ?? []).map((each) => `import ${JSON.stringify(each)};\n`).join('');
      const text = (await readFile(file, 'utf8')).replace(/\n\s+/g, '\n');
      const tight = file.endsWith('.styles.ts') ? tightStyles(text) : text;
      const whole = suffix === '?forms' && file === formFile ? bringAlong(tight, readsForms) : tight;
      return { contents: stand + whole, loader: 'ts', pluginData };
    });
    esbuild.onLoad({ filter: /[\\/](css-tag|guard|keyed|live|lit-html|repeat)\.js$/ }, async ({ path: file, suffix }) => ({
      contents: terseLit(await readFile(file, 'utf8')),
      pluginData: suffix,
    }));
  },
};

/** A module that has at once what it would load when it is called. @throws RangeError where it loads nothing of that name */
function bringAlong(text: string, loaded: string): string {
  const call = `(await import('${loaded}'))`;
  if (!text.includes(call)) throw new RangeError(`nothing loads ${loaded}`);
  return `import * as brought from '${loaded}';\n${text.replace(call, 'brought')}`;
}

/** The modules of which something is in the file of an entry; with what it loads later, or without. */
async function inputsOf(entry: string, later: boolean, options: BuildOptions): Promise<ReadonlySet<string>> {
  const { outputs } = (await build({ ...options, plugins: [], entryPoints: [entry], splitting: !later, write: false, metafile: true }))
    .metafile;
  const own = Object.keys(outputs).find((file) => path.resolve(here, outputs[file]?.entryPoint ?? '') === entry) ?? '';
  const inputs = closure(outputs, own).flatMap((file) => Object.entries(outputs[file]?.inputs ?? {}));
  return new Set(inputs.filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([file]) => path.resolve(here, file)));
}
