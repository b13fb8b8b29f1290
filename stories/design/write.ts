import { readFileSync, writeFileSync } from 'node:fs';
import { withTables } from './tables.ts';

// Writes the tables of docs/design.md from the built packages.
const page = new URL('../../docs/design.md', import.meta.url);
writeFileSync(page, withTables(readFileSync(page, 'utf8')));
