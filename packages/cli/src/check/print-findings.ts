import { inColumns } from '../columns.js';
import type { CommandSetting } from '../command-setting.js';
import type { Finding, SourceRow } from './finding.js';

const marks: Readonly<Record<Finding['level'], string>> = { good: '✓', note: '·', caution: '!', wrong: '✗' };

/** Writes what was found: for people with a table of the sources, or as one JSON object. */
export function printFindings(findings: readonly Finding[], rows: readonly SourceRow[], json: boolean, setting: CommandSetting): void {
  const { terminal, texts } = setting;
  const count = (level: Finding['level']): number => findings.filter((finding) => finding.level === level).length;
  const [wrong, cautions] = [count('wrong'), count('caution')];
  if (json) {
    terminal.say(JSON.stringify({ wrong, cautions, findings, sources: rows }));
    return;
  }
  const { levels, headings, summary, allWell } = texts.check;
  for (const { level, where, message } of findings) terminal.say(`${marks[level]} ${levels[level]}  ${where}  ${message}`);
  if (rows.length > 0) {
    const cells = rows.map(({ id, state, items, atLeast, newest, address }) => {
      const mark = state === 'ok' ? marks.good : state === 'failed' ? marks.wrong : marks.note;
      return [id, mark, items === undefined ? '' : `${items}${atLeast ? '+' : ''}`, newest ?? '', address];
    });
    terminal.say('');
    for (const line of inColumns([headings, ...cells])) terminal.say(line);
  }
  terminal.say('');
  terminal.say(wrong + cautions > 0 ? summary(wrong, cautions) : allWell);
}
