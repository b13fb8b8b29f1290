import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, posix } from 'node:path';
import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { root } from '../workspace.ts';
import { guidePages } from './guide.ts';

const templates = ['notices.csv', 'notices.xlsx'];
const pages = guidePages('1', templates);
const attributes = (html: string, name: string): string[] =>
  [...html.matchAll(new RegExp(`<[a-z][^>]*\\s${name}="([^"]*)"`, 'g'))].map((match) => match[1] ?? '');

describe('the guide', () => {
  test('holds what a county needs, in English and Chinese', () => {
    const names = [
      'embed',
      'ftp',
      'frames',
      'spreadsheets',
      'catalogue-spreadsheet',
      'services-from-a-spreadsheet',
      'service-catalogue',
      'calendar',
      'pull',
      'symptoms',
      'browsers',
      'alerts',
    ];
    const english = ['index', 'configuration', 'relay', 'wordpress', 'drupal'];
    expect([...pages.keys()]).toEqual(
      expect.arrayContaining([...names.flatMap((name) => [name, `${name}.zh-CN`]), ...english].map((name) => `guide/${name}.html`)),
    );
  });

  test.each([...pages.keys()])('%s: every link leads to something that is there', (page) => {
    for (const href of attributes(pages.get(page) ?? '', 'href').filter((one) => !/^(https?|data):/.test(one))) {
      const [path = '', anchor = ''] = href.split('#');
      const target = path ? posix.join('guide', path) : page;
      if (target.startsWith('civickit/')) {
        const code = decodeURIComponent(anchor);
        expect(target).toBe('civickit/1/errors.html');
        if (code) expect(existsSync(join(root, `docs/errors/${code}.md`)), href).toBe(true);
      } else if (target.startsWith('templates/')) {
        expect(templates).toContain(posix.basename(target));
      } else if (!pages.has(target)) {
        expect(existsSync(join(root, 'scripts/package/site', target)), href).toBe(true);
      } else if (anchor) {
        expect(attributes(pages.get(target) ?? '', 'id'), href).toContain(decodeURIComponent(anchor));
      }
    }
  });

  test.each([...pages.keys()])('%s runs no script and names its language', (page) => {
    const html = (pages.get(page) ?? '').replace(/<(pre|code)>[\s\S]*?<\/\1>/g, '');
    expect(html).not.toMatch(/<script|\son[a-z]+=|javascript:/i);
    expect(html).toContain(`<html lang="${page.includes('zh-CN') ? 'zh-CN' : 'en'}">`);
  });
});

test('the archive is the same bytes in every time zone', () => {
  const make = (zone: string): Buffer =>
    execFileSync(
      process.execPath,
      [
        '-e',
        "import('./scripts/package/contents.ts').then(({ zipped }) => process.stdout.write(zipped({ name: 'x.zip', files: new Map([['a.txt', new TextEncoder().encode('内容')]]) })))",
      ],
      { cwd: root, env: { ...process.env, TZ: zone } },
    );
  const bytes = make('Asia/Shanghai');
  expect(bytes.equals(make('America/Los_Angeles'))).toBe(true);
  expect(new TextDecoder().decode(unzipSync(bytes)['a.txt'])).toBe('内容');
});
