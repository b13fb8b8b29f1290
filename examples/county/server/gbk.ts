let table: Map<string, number> | undefined;

/** TextEncoder writes UTF-8 only; TextDecoder reads GBK, so its table is read once, backwards. */
function reverseTable(): Map<string, number> {
  const decoder = new TextDecoder('gbk');
  const codes = new Map<string, number>();
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const character = decoder.decode(Uint8Array.of(lead, trail));
      if (trail !== 0x7f && character.length === 1 && character !== '\ufffd') codes.set(character, (lead << 8) | trail);
    }
  }
  return codes;
}

/** The text as GBK bytes. @throws RangeError naming the first character that GBK lacks. */
export function encodeGbk(text: string): Uint8Array<ArrayBuffer> {
  table ??= reverseTable();
  const bytes: number[] = [];
  for (const character of text) {
    const code = character < '\u0080' ? character.charCodeAt(0) : table.get(character);
    if (code === undefined) throw new RangeError(`GBK has no "${character}" (U+${character.codePointAt(0)?.toString(16)})`);
    if (code > 0xff) bytes.push(code >> 8);
    bytes.push(code & 0xff);
  }
  return Uint8Array.from(bytes);
}
