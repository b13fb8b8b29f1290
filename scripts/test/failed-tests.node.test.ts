import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { root } from '../workspace.ts';
import { vitestCounts, type VitestReport } from './counts.ts';
import { elementCounts } from './element-counts.ts';
import { failedTests } from './failed-tests.ts';
import { run } from './processes.ts';

mkdirSync(join(root, 'reports'), { recursive: true });
const folder = mkdtempSync(join(root, 'reports', 'failing-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('of Vitest each is named with its file and its reason, a file that does not load too', async () => {
  writeFileSync(
    join(folder, 'sums.test.ts'),
    `import { describe, expect, test } from 'vitest';
    describe('sums', () => {
      test('are right', () => expect(1 + 1).toBe(2));
      test('are wrong', () => expect(1 + 1).toBe(3));
      test.skip('are left out', () => undefined);
    });`,
  );
  writeFileSync(join(folder, 'broken.test.ts'), `throw new Error('does not load');`);
  const report = join(folder, 'report.json');
  await run(['vitest', 'run', '--root', folder, '--reporter=json', `--outputFile=${report}`], root, process.env);
  const counts = vitestCounts(JSON.parse(readFileSync(report, 'utf8')) as VitestReport);
  expect(counts).toMatchObject({ passed: 1, failed: 2, skipped: 1 });
  const at = relative(root, folder);
  expect(failedTests([['node', counts]])).toEqual([
    `- node: ${at}/sums.test.ts > sums are wrong\n  AssertionError: expected 2 to be 3 // Object.is equality`,
    `- node: ${at}/broken.test.ts\n  does not load`,
  ]);
});

const session = (name: string) => ({ testFile: join(root, 'packages', name), passed: true, errors: [] });

test('of web-test-runner each is named with its file and its suites', () => {
  const passed = { name: 'passes', passed: true, skipped: false };
  const failed = { name: 'fails', passed: false, skipped: false, error: { message: 'expected 1 to equal 2\n+ 1\n- 2' } };
  const skipped = { name: 'skipped', passed: false, skipped: true };
  const suites = [{ name: '<civic-feed>', suites: [], tests: [failed, skipped] }];
  const counts = elementCounts([
    { ...session('a.test.ts'), passed: false, testResults: { name: '', suites, tests: [passed] } },
    { ...session('b.test.ts'), passed: false, errors: [{ message: 'Could not import' }] },
    session('c.test.ts'),
  ]);
  expect(counts).toMatchObject({ passed: 1, failed: 2, skipped: 1 });
  expect(failedTests([['elements webkit', counts]])).toEqual([
    '- elements webkit: packages/a.test.ts > <civic-feed> > fails\n  expected 1 to equal 2',
    '- elements webkit: packages/b.test.ts\n  Could not import',
  ]);
});

test('of many only some are named, and how many more there are', () => {
  const failures = Array.from({ length: 23 }, (_, at) => ({ test: `${at}`, message: 'x'.repeat(1000) }));
  const lines = failedTests([['node', { passed: 0, failed: 23, skipped: 0, failures }]]);
  expect(lines).toHaveLength(21);
  expect(lines.at(-1)).toBe('- node: 3 more');
  expect(lines[0]).toHaveLength('- node: 0\n  '.length + 301);
});
