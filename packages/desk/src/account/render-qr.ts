import { drawQr } from '@civickit/components/qr.js';
import { html, type TemplateResult } from 'lit';

export function renderQr(text: string, name: string): TemplateResult {
  const { drawing, size } = drawQr(text);
  return html`<svg class="qr" viewBox=${`0 0 ${size} ${size}`} role="img" aria-label=${name} shape-rendering="crispEdges">${drawing}</svg>`;
}
