import { writeFileSync } from 'node:fs';
import { tokenFiles } from './token-files.ts';

// Writes the files that are made from tokens/*.json.
for (const [path, text] of Object.entries(tokenFiles)) {
  writeFileSync(new URL(path, import.meta.url), text);
  console.log(path);
}
