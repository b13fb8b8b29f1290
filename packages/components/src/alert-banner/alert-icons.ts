import type { AlertColour } from '@civickit/core';
import { svg, type SVGTemplateResult } from 'lit';

const mark = svg`<path d="M12 7v6.5M12 16.4v.2" fill="none" stroke="var(--mark)" stroke-width="2.4" stroke-linecap="round"/>`;

/** A shape for each level, so that colour is not all that tells them apart. */
const shapes: Readonly<Record<AlertColour | 'clear', SVGTemplateResult>> = {
  red: svg`<path d="M7.9 2h8.2L22 7.9v8.2L16.1 22H7.9L2 16.1V7.9z"/>${mark}`,
  orange: svg`<path d="M12 2 23 21H1z"/>${svg`<path d="M12 9v5.5M12 17.4v.2" fill="none" stroke="var(--mark)" stroke-width="2.4" stroke-linecap="round"/>`}`,
  yellow: svg`<path d="M12 1 23 12 12 23 1 12z"/>${mark}`,
  blue: svg`<circle cx="12" cy="12" r="11"/>${mark}`,
  clear: svg`<circle cx="12" cy="12" r="11"/><path d="m7 12.4 3.4 3.4L17 9" fill="none" stroke="var(--mark)" stroke-width="2.4" stroke-linecap="round"/>`,
};

export function alertIcon(name: AlertColour | 'clear'): SVGTemplateResult {
  return shapes[name];
}
