import { loadMarkup } from './prose.js';

/**
 * An answer as text without a byte order mark. XML tells its own character set; of JSON the header is believed only where it is not
 * UTF-8, since servers send ISO-8859-1 without looking.
 */
export async function answerText(answer: Uint8Array | string, contentType: string | undefined, maxBytes: number): Promise<string> {
  // Trimming takes a byte order mark along.
  if (typeof answer === 'string') return answer.trimStart();
  const text = isXml(answer) ? (await loadMarkup()).decodeText(answer, { contentType, maxBytes }) : await jsonText(answer, contentType);
  return text.trimStart();
}

function isXml(bytes: Uint8Array): boolean {
  return bytes.subarray(0, 64).includes(60) && !/^\s*[[{"]/.test(String.fromCharCode(...bytes.subarray(0, 8)));
}

async function jsonText(bytes: Uint8Array, contentType: string | undefined): Promise<string> {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder((await loadMarkup()).charsetOf(bytes, contentType)).decode(bytes);
  }
}
