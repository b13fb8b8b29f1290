import jsQR from 'jsqr';
import type { QrCode } from './qr-code.js';

const scale = 4;

/** What a scanner reads from the modules, drawn as pixels. */
export function scanQr({ rows }: QrCode): string | undefined {
  const size = rows.length * scale;
  const pixels = new Uint8ClampedArray(size * size * 4).fill(255);
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      if (rows[Math.floor(y / scale)]?.[Math.floor(x / scale)] !== '1') continue;
      const at = (y * size + x) * 4;
      pixels.fill(0, at, at + 3);
    }
  }
  // The package has no default export for Node's modules, only for bundlers.
  const scan = typeof jsQR === 'function' ? jsQR : (jsQR as { default: typeof jsQR }).default;
  const found = scan(pixels, size, size);
  return found ? new TextDecoder().decode(Uint8Array.from(found.binaryData)) : undefined;
}
