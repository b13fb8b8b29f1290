import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { uploadPackage, zipped } from './package/contents.ts';
import { root } from './workspace.ts';

// Writes dist/civickit-<version>.zip, which people with FTP unpack into the root of their site.
const made = uploadPackage();
const bytes = zipped(made);
mkdirSync(join(root, 'dist'), { recursive: true });
writeFileSync(join(root, 'dist', made.name), bytes);
console.log(`dist/${made.name}: ${made.files.size} files, ${(bytes.length / 1024).toFixed(0)} kB`);
