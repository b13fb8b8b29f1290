import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { headingAnchors } from './heading-anchors.ts';
import { root } from './workspace.ts';

// Every relative link in a Markdown file leads to a file that exists, and its anchor to a heading there.
const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '*.md'], { cwd: root, encoding: 'utf8' })
  .split('\n')
  .filter(Boolean);
const problems: string[] = [];
const anchorsOf = new Map<string, ReadonlySet<string>>();
let checked = 0;

/** Code shows links that are not meant as such. */
function withoutCode(markdown: string): string {
  return markdown.replace(/^( {0,3})(```+|~~~+)[^\n]*\n[\s\S]*?\n\s*\2[^\n]*$/gm, '').replace(/(`+)[^`]+\1/g, 'x');
}

function linksIn(markdown: string): string[] {
  const text = withoutCode(markdown);
  const patterns = [
    /\]\(\s*<?([^)\s>]+)>?(?:\s+["'][^)]*)?\)/g,
    /^\s{0,3}\[[^\]]+\]:\s*<?(\S+?)>?(?:\s|$)/gm,
    /\b(?:href|src|srcset)="([^"\s]+)"/g,
  ];
  return patterns.flatMap((pattern) => [...text.matchAll(pattern)].map((match) => match[1] ?? ''));
}

/** Anchors as GitHub makes them from headings, and those written as HTML. */
function anchors(file: string): ReadonlySet<string> {
  const known = anchorsOf.get(file);
  if (known) return known;
  const markdown = readFileSync(file, 'utf8');
  const prose = markdown.replace(/^( {0,3})(```+|~~~+)[^\n]*\n[\s\S]*?\n\s*\2[^\n]*$/gm, '');
  const found = new Set<string>();
  const anchorOf = headingAnchors();
  for (const [, heading = ''] of prose.matchAll(/^ {0,3}#{1,6}\s+(.*?)\s*#*$/gm)) {
    found.add(anchorOf(heading));
  }
  for (const [, id = ''] of prose.matchAll(/\b(?:id|name)="([^"]+)"/g)) found.add(id);
  anchorsOf.set(file, found);
  return found;
}

for (const file of files.filter((name) => existsSync(join(root, name)))) {
  for (const link of linksIn(readFileSync(join(root, file), 'utf8'))) {
    if (/^[a-z][a-z+.-]*:|^\/\//i.test(link)) continue;
    checked += 1;
    const [path = '', anchor] = link.split('#');
    const clean = decodeURIComponent(path.split('?')[0] ?? '');
    const target = clean === '' ? join(root, file) : clean.startsWith('/') ? join(root, clean) : join(root, dirname(file), clean);
    if (!existsSync(target)) problems.push(`${file}: ${link} does not exist`);
    else if (anchor && statSync(target).isFile() && target.endsWith('.md') && !anchors(target).has(decodeURIComponent(anchor))) {
      problems.push(`${file}: ${link} leads to no heading`);
    }
  }
}

console.log(`${checked} links in ${files.length} files`);
for (const problem of problems) console.error(problem);
process.exit(problems.length > 0 ? 1 : 0);
