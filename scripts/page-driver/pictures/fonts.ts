import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { renewing } from './renewing.ts';

/** What the browsers here draw each script with, asked of fontconfig as they ask it. */
const asked = {
  Latin: 'system-ui',
  'Simplified Chinese': 'system-ui:lang=zh-cn',
  'Traditional Chinese': 'system-ui:lang=zh-tw',
  Arabic: 'Noto Naskh Arabic',
} as const;

/** File name and beginning of the hash of the file, by script. */
function fontsHere(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(asked).map(([script, pattern]) => {
      const file = execFileSync('fc-match', ['-f', '%{file}', pattern], { encoding: 'utf8' });
      const hash = createHash('sha256').update(readFileSync(file)).digest('hex').slice(0, 12);
      return [script, `${file.split('/').pop() ?? ''} ${hash}`];
    }),
  );
}

/**
 * What is wrong when the fonts of this machine are not those that the pictures in `folder` were made with; undefined when they are.
 * When pictures are renewed, the fonts are written down instead.
 */
export function fontsDiffer(folder: string): string | undefined {
  const file = join(folder, 'fonts.json');
  const here = fontsHere();
  if (renewing) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, `${JSON.stringify(here, null, 2)}\n`);
    return undefined;
  }
  const then = (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}) as Record<string, string>;
  const lines = Object.entries(here).filter(([script, font]) => then[script] !== font);
  if (lines.length === 0) return undefined;
  return `The pictures were made with other fonts and prove nothing here:
${lines.map(([script, font]) => `  ${script}: made with ${then[script] ?? 'nothing known'}, here ${font}`).join('\n')}
Compare on a machine with the fonts of the Debian release they were made on, or renew them: npm run pictures`;
}
