import { pulledNotice } from './pulled-notice.js';
import { openPulledFile, type ParsedPulled, readPulled } from './read-pulled.js';

/** Reads a file of `civickit pull`. `source` is the id under which its notices are known. @throws CivicError `protocol/…` */
export function parsePulled(bytes: Uint8Array, source: string): ParsedPulled {
  return readPulled(openPulledFile(bytes, source, 'notices'), source, pulledNotice);
}
