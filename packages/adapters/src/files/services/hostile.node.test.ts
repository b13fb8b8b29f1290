import { expect, test } from 'vitest';
import { serviceColumns } from './service-columns.js';
import { partColumns } from './part-columns.js';
import { parseServiceFile } from './parse-service-file.js';

const parse = (value: unknown) =>
  parseServiceFile(new TextEncoder().encode(JSON.stringify(value)), { url: 'https://county.example/c.json', source: 'county' });

const long = [
  '1'.repeat(20_000),
  '1 '.repeat(20_000),
  '（'.repeat(20_000),
  '(1'.repeat(20_000),
  ' '.repeat(20_000) + 'x',
  '周一、'.repeat(6_000),
  '问：a\n'.repeat(6_000),
  'http://'.repeat(10_000),
  'a@'.repeat(20_000),
  'a.'.repeat(20_000) + '@',
  ':'.repeat(20_000),
  '十'.repeat(20_000),
  '元1'.repeat(10_000),
  '—'.repeat(20_000),
];

/** Milliseconds of processor time of this thread: what other programs on the machine take does not count. */
function spent(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

test.each(long.map((text) => [`${text.slice(0, 6)}…`, text]))(
  'a cell of %s costs no time to speak of, wherever it stands',
  async (_, text) => {
    const service = Object.fromEntries(serviceColumns.map(({ field }) => [field, text]));
    const parts = Object.fromEntries(
      Object.entries(partColumns).map(([kind, columns]) => [kind, [Object.fromEntries(columns.map(({ field }) => [field, text]))]]),
    );
    const began = spent();
    const { items } = await parse([{ ...service, name: 'a', ...parts }, { name: 'b' }]);
    expect(items.map(({ name }) => name)).toEqual(['a', 'b']);
    expect(spent() - began).toBeLessThan(1500);
  },
);

test('whatever a record holds in place of texts, nothing but problems comes of it', async () => {
  const odd = [null, true, 1e300, -0, [], {}, [[]], [{}], [null, 1], { a: { b: { c: { d: { e: 1 } } } } }, 'x'];
  const fields = [
    ...serviceColumns.map(({ field }) => field as string),
    ...Object.keys(partColumns),
    'description',
    'complaints',
    'terms',
    'hours',
    'time',
    'ref',
    'basic',
    'extend',
  ];
  for (const field of fields) {
    const { items, problems } = await parse(odd.map((value, at) => ({ name: `n${at}`, [field]: value })));
    expect(items.length + problems.length, field).toBeGreaterThan(0);
    for (const problem of problems) expect(problem.code).toMatch(/^(invalid|protocol)\//);
  }
});
