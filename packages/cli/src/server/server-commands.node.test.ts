import { expect, test } from 'vitest';
import { countyForEachTest } from '../testing.node.js';
import { run } from '../run.js';

const county = countyForEachTest();

async function runWith(env: Record<string, string>, ...given: string[]): Promise<{ code: number; out: string }> {
  const lines: string[] = [];
  const keep = (line: string): void => void lines.push(line);
  const terminal = { say: keep, warn: keep, show: () => undefined };
  return { code: await run(given, { terminal, env, signal: AbortSignal.timeout(10_000) }), out: lines.join('\n') };
}

test.each(['', 'postgres://', 'mysql://town', 'postgres://town:secret@127.0.0.1:1/civickit'])(
  'DATABASE_URL "%s" stops the server, in words that give no password away',
  async (url) => {
    const { code, out } = await runWith({ DATABASE_URL: url, LANG: 'zh_CN.UTF-8' }, 'start', '--folder', county.folder);
    expect([code, out]).toEqual([2, expect.stringMatching(/^无法使用指定的数据库.*\nconfig\/database: /u)]);
    expect(out).not.toContain('secret');
  },
);

test.each([
  ['dump', 'civickit dump town.ndjson.gz'],
  ['restore a.gz b.gz', '"b.gz"?'],
  ['migrate', '--to postgres://'],
  ['start --port x', '--port x'],
  ['start --proxy nginx', '--proxy nginx'],
  ['start --config civickit.json', '--config civickit.json: 520423=civickit.json'],
  ['start --config a=b --every soon', '--every soon'],
  ['start --to postgres://x', "Unknown option '--to'"],
])('%s is not understood, and says so', async (line, told) => {
  const { code, out } = await county.run(...line.split(' '));
  expect([code, out]).toEqual([2, expect.stringContaining(told)]);
});

test('dump and migrate make no database where there is none', async () => {
  for (const line of [
    ['dump', '{}/town.gz'],
    ['migrate', '--to', 'postgres://127.0.0.1:1/civickit'],
  ]) {
    const { code, out } = await county.run(...line, '--folder', '{}/typo');
    expect([code, out]).toEqual([2, expect.stringContaining(`no database in ${county.folder}/typo`)]);
  }
});
