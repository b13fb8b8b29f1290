import { CivicError } from '@civickit/core';

/** When those who send reports and forms work something out first, so that sending thousands costs time. */
export interface ProofSetting {
  /** Of everybody, or only while more comes than is usual. */
  readonly when: 'always' | 'pressure';
  /** Of one network (/24 of IPv4, /56 of IPv6) in a minute; beyond them there is pressure on it. @default 6 */
  readonly perNetwork?: number;
  /** At one address in a minute, from all networks; beyond them there is pressure on all. @default 120 */
  readonly perAddress?: number;
  /** SHA-256 hashes of which one is the solution; half of them on average. A slow phone has some 50,000 a second. @default 100000 */
  readonly hashes?: number;
}

/** All that holds, defaults included. */
export type FilledProofSetting = Required<ProofSetting>;

/** What our client works out at most. */
const mostHashes = 1_000_000;

/** @throws CivicError `config/invalid` */
export function fillProofSetting({ when, perNetwork = 6, perAddress = 120, hashes = 100_000 }: ProofSetting): FilledProofSetting {
  if (!Number.isInteger(hashes) || hashes < 1 || hashes > mostHashes) {
    throw new CivicError('config/invalid', `proof.hashes is ${hashes}; it is a whole number from 1 to ${mostHashes}`);
  }
  if (!(perNetwork > 0) || !(perAddress > 0)) {
    throw new CivicError('config/invalid', 'proof.perNetwork and proof.perAddress are more than 0; what always holds is when: "always"');
  }
  return { when, perNetwork, perAddress, hashes };
}
