import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { engines } from '@civickit/page-driver';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startCounty, type County } from './serve.ts';

const civickit = fileURLToPath(new URL('../../packages/cli/dist/civickit.js', import.meta.url));
let county: County;
let folder: string;
beforeAll(async () => {
  county = await startCounty({ ports: [0, 0], archive: 'up' });
  folder = await mkdtemp(join(tmpdir(), 'county-site-'));
});
afterAll(async () => {
  await county.close();
  await rm(folder, { recursive: true });
});

/** The configuration and the files that it names, as they lie on the county's disk. */
async function save(path: string): Promise<Buffer> {
  const bytes = Buffer.from(await (await fetch(county.url + path)).arrayBuffer());
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), bytes);
  return bytes;
}

// Opens no page, so it runs beside one engine.
async function check(name: string, ...more: string[]): Promise<{ level: string; where: string; message: string }[]> {
  const args = [civickit, 'check', join(folder, name), ...more, '--json', '--lang', 'en'];
  const printed = await new Promise<string>((resolve) => execFile(process.execPath, args, (_, out) => resolve(out)));
  return (JSON.parse(printed) as { findings: { level: string; where: string; message: string }[] }).findings;
}

test.skipIf(!engines().includes('chromium'))('civickit check finds wrong what the county is there to show, and nothing else', async () => {
  const { notices, services } = JSON.parse((await save('/civickit.json')).toString()) as Record<'notices' | 'services', { url: string }[]>;
  for (const { url } of [...notices, ...services]) if (url.startsWith('/')) await save(url);
  const { forms } = JSON.parse((await save('/forms/index.json')).toString()) as { forms: string[] };
  for (const name of forms) await save(`/forms/${name}`);
  const findings = await check('civickit.json', '--online', '--timeout', '2s');
  // That the calendar of a year runs out is said when the year does.
  const of = (level: string) =>
    findings.filter((finding) => finding.level === level && finding.where !== 'calendar').map(({ where }) => where);
  expect(of('wrong')).toEqual(['tenders', 'weather-bureau']);
  expect(of('caution')).toEqual(['overseas']);
  expect(findings.filter(({ level, message }) => level === 'good' && message.includes('services'))).toMatchObject([
    { where: 'hotline', message: expect.stringContaining('speaks the dialect spec') },
    { where: 'guide', message: '/services/zh.xlsx: 143 services' },
    { where: 'guide-en', message: '/services/en.xlsx: 143 services' },
    { where: 'health-services', message: expect.stringContaining('25 services') },
  ]);
  expect(findings.find(({ where }) => where === 'county-forms')).toMatchObject({ level: 'good', message: '/forms/index.json: 4 forms' });
});

test.skipIf(!engines().includes('chromium'))('civickit check reads what the county asks with ratings', async () => {
  for (const path of ['/reports.json', '/rating.json']) await save(path);
  const findings = await check('reports.json');
  expect(findings.filter(({ level }) => level === 'wrong')).toEqual([]);
  expect(findings).toContainEqual(
    expect.objectContaining({ where: 'report', message: '/rating.json: 27 reasons for ratings, version qingshi/2026' }),
  );
});
