import type { RatingLevel } from '@civickit/core';
import { svg, type TemplateResult } from 'lit';
import { icon } from '../icons/icon.js';

const face = (mouth: string): TemplateResult =>
  icon(svg`<circle cx="12" cy="12" r="9.5" /><path d="M9 9.2v.3M15 9.2v.3" /><path d=${mouth} />`);

/** A face for each level; its words stand beside it. */
export const levelIcons: Readonly<Record<RatingLevel, TemplateResult>> = {
  5: face('M7 13.5h10a5 5 0 0 1-10 0z'),
  4: face('M7.5 14.5a5.5 5.5 0 0 0 9 0'),
  3: face('M8 15.5h8'),
  2: face('M7.5 16.5a5.5 5.5 0 0 1 9 0'),
  1: face('M7 17.5a5 5 0 0 1 10 0zM7 7.5l2.5 1M17 7.5l-2.5 1'),
};
