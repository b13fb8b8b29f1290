import type { LocalText } from './local-text.js';

/** Why the office may ask: consent of the person, a contract with them, a duty by law, a task of the office, an emergency (PIPL 13). */
export type PrivacyBasis = 'consent' | 'contract' | 'legal-duty' | 'public-task' | 'emergency';

export type PrivacyCategory =
  | 'name'
  | 'contact'
  | 'address'
  | 'identity'
  | 'family'
  | 'finance'
  | 'health'
  | 'location'
  | 'biometric'
  | 'belief'
  | 'minor'
  | 'picture'
  | 'other';

/** Who takes the answers, what for and for how long: the privacy notice is made of it. */
export interface FormPrivacy {
  readonly controller: LocalText;
  readonly purpose: LocalText;
  readonly basis: PrivacyBasis;
  /** The law it rests on. */
  readonly law?: LocalText;
  /** ISO 8601 duration after which answers are deleted. */
  readonly retention: string;
  /** Who else gets them. */
  readonly recipients?: LocalText;
  /** How to ask, correct and delete. */
  readonly contact?: LocalText;
  /** Whole policy on the web. */
  readonly url?: string;
  readonly consent?: FormConsent;
}

/** What a person agrees to before sending. */
export interface FormConsent {
  /** Changes with the text; kept with the submission. */
  readonly version: string;
  readonly text: LocalText;
}

export interface QuestionPrivacy {
  readonly category: PrivacyCategory;
  /** Sensitive information needs a consent of its own (PIPL 29). @default by category: finance, health, location, biometric, belief, minor, and a resident ID */
  readonly sensitive?: boolean;
  /** Where they differ from the form's. */
  readonly purpose?: LocalText;
  readonly basis?: PrivacyBasis;
  readonly retention?: string;
}
