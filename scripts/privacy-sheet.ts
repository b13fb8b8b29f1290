import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './workspace.ts';

// node scripts/privacy-sheet.ts [--renew]: what each element asks, sends and keeps, from the tags of its class, into docs/privacy.md and
// its Chinese sister. What the Chinese sheet says is kept by the English sentence, so that a changed one has to be translated anew.
interface Element {
  readonly tagName: string;
  readonly endpoint?: string;
  readonly privacy: string;
}

interface Sheet {
  readonly file: string;
  readonly asks: string;
  readonly does: string;
  readonly say: (text: string) => string;
}

const renew = process.argv.includes('--renew');
const problems: string[] = [];
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const parse = (path: string): unknown => JSON.parse(read(path));

const manifest = parse('packages/components/custom-elements.json') as { modules: readonly { declarations: readonly Element[] }[] };
const elements = manifest.modules.flatMap(({ declarations }) => declarations).sort((one, other) => (one.tagName < other.tagName ? -1 : 1));

const wordsFile = 'docs/privacy.zh-CN.json';
const chinese = parse(wordsFile) as Readonly<Record<string, string>>;
const used = new Set<string>();

function inChinese(text: string): string {
  used.add(text);
  const said = chinese[text];
  if (said === undefined) problems.push(`${wordsFile} has no words for: ${text}`);
  return said ?? text;
}

const sheets: readonly Sheet[] = [
  { file: 'docs/privacy.md', asks: 'Asks: ', does: 'Sends and keeps: ', say: (text) => text },
  { file: 'docs/privacy.zh-CN.md', asks: '访问：', does: '发送和保存：', say: inChinese },
];

/** What stands between these in a sheet is written here; the rest by hand. */
const marks = ['<!-- elements -->', '<!-- /elements -->'] as const;

function entry({ tagName, endpoint, privacy }: Element, { asks, does, say }: Sheet): string {
  const lines = [...(endpoint ? [`- ${asks}${say(endpoint)}`] : []), `- ${does}${say(privacy)}`];
  return `### \`<${tagName}>\`\n\n${lines.join('\n')}`;
}

for (const sheet of sheets) {
  const before = read(sheet.file);
  const [from, to] = marks.map((mark) => before.indexOf(mark)) as [number, number];
  if (from < 0 || to < from) {
    problems.push(`${sheet.file} has no place for the elements between ${marks.join(' and ')}`);
    continue;
  }
  const written = elements.map((each) => entry(each, sheet)).join('\n\n');
  const now = `${before.slice(0, from)}${marks[0]}\n\n${written}\n\n${before.slice(to)}`;
  if (now === before) continue;
  if (renew) writeFileSync(join(root, sheet.file), now);
  else problems.push(`${sheet.file} is not what the elements say; run: node scripts/privacy-sheet.ts --renew`);
}
for (const text of Object.keys(chinese).filter((each) => !used.has(each))) problems.push(`${wordsFile}: no element says: ${text}`);
for (const problem of problems) console.error(problem);
console.log(`${elements.length} elements`);
process.exit(problems.length > 0 ? 1 : 0);
