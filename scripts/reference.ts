import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Application, OptionDefaults } from 'typedoc';
import { packages, root, targetOf } from './workspace.ts';

// node scripts/reference.ts: the API reference of all packages as pages under dist/reference, made from the built typings' sources.
// What the class of an element says for the manifest (STYLE 12).
const elementTags = ['status', 'slot', 'fires', 'csspart', 'cssproperty', 'endpoint', 'privacy'].map((name) => `@${name}` as const);
/** The public name of each entry by its source. */
const names = new Map(
  packages().flatMap(({ folder, manifest }) =>
    Object.entries(manifest.exports ?? {}).flatMap(([entry, target]) => {
      const source = targetOf(target, 'civickit-source');
      return source?.endsWith('.ts') ? [[join(root, folder, source), entry.replace('.', manifest.name)] as const] : [];
    }),
  ),
);
// Of all that is in the workspace only the entries, and what they stand on, are parsed.
const place = join(root, 'reports/reference');
mkdirSync(place, { recursive: true });
writeFileSync(join(place, 'tsconfig.json'), JSON.stringify({ extends: '../../tsconfig.json', include: [], files: [...names.keys()] }));
const app = await Application.bootstrap({
  name: 'CivicKit',
  entryPoints: [...names.keys()],
  tsconfig: join(place, 'tsconfig.json'),
  readme: 'none',
  blockTags: [...OptionDefaults.blockTags, ...elementTags],
  excludePrivate: true,
  excludeInternal: true,
  excludeExternals: true,
  githubPages: false,
  hideGenerator: true,
  skipErrorChecking: true,
  validation: { invalidLink: true, notExported: false, notDocumented: false },
  treatWarningsAsErrors: true,
  sourceLinkTemplate: '{path}#L{line}',
  logLevel: 'Warn',
});
const project = await app.convert();
if (!project) process.exit(1);
for (const entry of project.children ?? []) {
  const source = entry.sources?.[0]?.fullFileName ?? '';
  entry.name = names.get(source) ?? entry.name;
}
await app.generateDocs(project, join(root, 'dist/reference'));
console.log(`${project.children?.length ?? 0} entries`);
process.exit(app.logger.hasErrors() || app.logger.hasWarnings() ? 1 : 0);
