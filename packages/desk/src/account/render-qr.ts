import { html, svg, type TemplateResult } from 'lit';
import { encode } from 'uqr';

/** Quiet modules around, without which scanners find nothing. */
const border = 4;

/** A QR code, black on white in every theme: scanners read no other. */
export function renderQr(text: string, name: string): TemplateResult {
  const { data, size } = encode(text, { ecc: 'M', border });
  const path = data.map((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')).join('')).join('');
  return html`<svg class="qr" viewBox=${`0 0 ${size} ${size}`} role="img" aria-label=${name} shape-rendering="crispEdges">
    ${svg`<rect width=${size} height=${size} fill="#fff"></rect><path d=${path} fill="#000"></path>`}
  </svg>`;
}
