import { encode } from 'uqr';
import { attributes, markup, type Markup } from '../markup.js';

/** Codes of more are too fine to be read from paper by a phone (record 0062). */
const maxBytes = 600;
/** Quiet modules around, without which scanners find nothing. */
const border = 4;

/** A QR code as a drawing without style; nothing where `text` is too long for paper. */
export function qrSvg(text: string): Markup {
  if (new TextEncoder().encode(text).length > maxBytes) return markup``;
  const { data, size } = encode(text, { ecc: 'M', border });
  const path = data.map((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')).join('')).join('');
  const drawing = attributes({ class: 'qr', viewBox: `0 0 ${size} ${size}`, width: 120, height: 120, role: 'img', 'aria-label': text });
  return markup`<svg xmlns="http://www.w3.org/2000/svg"${drawing}><path${attributes({ d: path })} fill="#000"/></svg>\n`;
}
