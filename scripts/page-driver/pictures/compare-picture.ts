import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import type { Page } from '../page.ts';
import { renewing } from './renewing.ts';
import { coarsen, encodeSmall } from './small-png.ts';

export interface PictureOptions {
  /** Where the kept pictures are. */
  readonly folder: string;
  /** Without ending. */
  readonly name: string;
  /** Part of the page, in CSS pixels; all that the window shows when absent. */
  readonly clip?: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
}

/** How many pixels may differ. With the same fonts none do; one changed character is about fifty. */
const allowed = 20;

/** Where pictures that differ are put, with what they should have been and where they differ. */
const reports = join(import.meta.dirname, '../../../reports/pictures');

/** Compares the page with the kept picture of that name. Gives what is wrong, or undefined. When pictures are renewed, keeps it. */
export async function comparePicture(page: Page, { folder, name, clip }: PictureOptions): Promise<string | undefined> {
  // Beyond the window Chromium lays the page out anew, and moves pages from right to left to the side.
  const shot = await page.puppeteer?.screenshot({ captureBeyondViewport: false, ...(clip && { clip }) });
  if (!shot) return 'only a page driven by puppeteer can be compared';
  const now = coarsen(PNG.sync.read(Buffer.from(shot)));
  const file = join(folder, `${name}.png`);
  if (renewing) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, encodeSmall(now));
    return undefined;
  }
  if (!existsSync(file)) return `there is no picture ${basename(file)} yet: npm run pictures`;
  const then = PNG.sync.read(readFileSync(file));
  const difference = new PNG({ width: then.width, height: then.height });
  const count = differing(then, now, difference);
  if (count <= allowed) return undefined;
  mkdirSync(reports, { recursive: true });
  writeFileSync(join(reports, `${name}.now.png`), encodeSmall(now));
  writeFileSync(join(reports, `${name}.then.png`), encodeSmall(then));
  const what = Number.isFinite(count) ? `${count} pixels differ` : `the size is ${sizeOf(now)}, it was ${sizeOf(then)}`;
  if (Number.isFinite(count)) writeFileSync(join(reports, `${name}.difference.png`), encodeSmall(difference));
  return `${name}: ${what}; see reports/pictures/${name}.*.png. If the change is meant: npm run pictures`;
}

/** Pixels that look different; infinitely many where the sizes do. */
function differing(then: PNG, now: PNG, difference?: PNG): number {
  if (then.width !== now.width || then.height !== now.height) return Number.POSITIVE_INFINITY;
  return pixelmatch(then.data, now.data, difference?.data, then.width, then.height, { threshold: 0.03, includeAA: false });
}

const sizeOf = ({ width, height }: PNG): string => `${width} x ${height}`;
