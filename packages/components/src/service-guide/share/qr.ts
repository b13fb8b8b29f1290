import { svg, type SVGTemplateResult } from 'lit';
import { encode } from 'uqr';

/** Quiet modules around, without which scanners find nothing. */
const border = 4;

/** The dark modules of a QR code as the path of a drawing `size` units wide. */
export function qrPath(text: string): { readonly path: string; readonly size: number } {
  const { data, size } = encode(text, { ecc: 'M', border });
  let path = '';
  data.forEach((row, y) => {
    for (let x = 0; x < size; x++) {
      const from = x;
      while (row[x]) x++;
      if (x > from) path += `M${from} ${y}h${x - from}v1h${from - x}z`;
    }
  });
  return { path, size };
}

/** Black on white in every theme: scanners read no other. */
export function drawQr(text: string): { readonly drawing: SVGTemplateResult; readonly size: number } {
  const { path, size } = qrPath(text);
  return { size, drawing: svg`<rect width=${size} height=${size} fill="#fff"></rect><path d=${path} fill="#000"></path>` };
}
