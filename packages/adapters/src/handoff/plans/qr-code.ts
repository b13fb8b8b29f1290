import { encode } from 'uqr';

/** Dark modules of a QR code as `1`, light ones as `0`, one text a row, with the quiet border that scanners need. */
export interface QrCode {
  readonly rows: readonly string[];
  /** What a scanner reads. */
  readonly text: string;
}

const border = 4;

export function qrCodeOf(text: string): QrCode {
  const { data } = encode(text, { ecc: 'M', border });
  return { rows: data.map((row) => row.map((dark) => (dark ? '1' : '0')).join('')), text };
}
