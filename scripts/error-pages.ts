import { globSync } from 'node:fs';
import { errorCodes } from '../packages/core/src/errors/codes.ts';
import { root } from './workspace.ts';

// Every error code has its page docs/errors/<kind>/<detail>.md, and every page its code.
const codes = new Set<string>(errorCodes);
const pages = new Set(globSync('docs/errors/*/*.md', { cwd: root }).map((file) => file.slice('docs/errors/'.length, -'.md'.length)));
const problems = [
  ...[...codes].filter((code) => !pages.has(code)).map((code) => `${code} has no page docs/errors/${code}.md`),
  ...[...pages]
    .filter((page) => !codes.has(page.replace(/\.zh-CN$/, '')))
    .map((page) => `docs/errors/${page}.md is about no code of codes.ts`),
];
console.log(`${codes.size} codes, ${pages.size} pages`);
for (const problem of problems) console.error(problem);
process.exit(problems.length > 0 ? 1 : 0);
