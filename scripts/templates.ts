import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type * as Templates from '../packages/adapters/src/files/templates/templates.ts';
import { root } from './workspace.ts';

// Writes the spreadsheets that clerks fill in, from the same columns that are read. Needs the built packages: node scripts/build.ts.
const built = join(root, 'packages/adapters/dist/files/templates.js');
const templates = (await import(built)) as typeof Templates;
mkdirSync(join(root, 'templates'), { recursive: true });
for (const { name, bytes } of [...templates.noticeTemplates(), ...templates.serviceTemplates(), ...templates.requestTypeTemplates()]) {
  writeFileSync(join(root, 'templates', name), bytes);
  console.log(`templates/${name}`);
}
