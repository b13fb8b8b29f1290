import type { FormDefinition } from '../../definition/form-definition.js';
import type { PrivacyCategory } from '../../definition/form-privacy.js';
import { questionsOf } from '../../definition/questions-of.js';
import { pageUrl } from '../../../rich-text/checked-url.js';
import { type DerivedOptions, FormReader } from '../form-reader.js';
import { isSensitive, privacyOf } from '../question-facts.js';

/** What is asked of one kind. */
export interface NoticeCategory {
  readonly category: PrivacyCategory;
  /** In words. */
  readonly label: string;
  readonly questions: readonly NoticeQuestion[];
}

export interface NoticeQuestion {
  readonly id: string;
  readonly label: string;
  /** Where they differ from the form's, in words. */
  readonly purpose?: string;
  readonly basis?: string;
  readonly retention?: string;
}

/** A form's privacy notice, every text in the reader's language. */
export interface PrivacyNotice {
  readonly controller: string;
  readonly purpose: string;
  readonly basis: string;
  readonly law?: string;
  readonly ordinary: readonly NoticeCategory[];
  /** Apart, for they need a consent of their own (PIPL 29). */
  readonly sensitive: readonly NoticeCategory[];
  readonly retention: string;
  readonly recipients?: string;
  readonly rights: readonly string[];
  readonly contact?: string;
  /** Whole policy on the web; only http(s). */
  readonly url?: string;
}

/** Made of what the definition says of itself and of its questions; undefined where it says nothing. */
export function privacyNotice(definition: FormDefinition, options: DerivedOptions): PrivacyNotice | undefined {
  const { privacy } = definition;
  if (!privacy) return undefined;
  const reader = new FormReader(definition, options);
  const { privacy: words } = reader.words;
  const { law, recipients, contact } = privacy;
  const url = pageUrl(privacy.url);
  const bases = [privacy.basis, ...questionsOf(definition).map(({ question }) => privacyOf(question)?.basis)];
  const agreed = privacy.consent !== undefined || bases.includes('consent');
  return {
    controller: reader.text(privacy.controller),
    purpose: reader.text(privacy.purpose),
    basis: words.bases[privacy.basis],
    ...(law !== undefined && { law: reader.text(law) }),
    ordinary: categoriesOf(reader, false),
    sensitive: categoriesOf(reader, true),
    retention: reader.keptFor(privacy.retention),
    ...(recipients !== undefined && { recipients: reader.text(recipients) }),
    rights: agreed ? [words.rightsText, words.withdraw] : [words.rightsText],
    ...(contact !== undefined && { contact: reader.text(contact) }),
    ...(url !== undefined && { url }),
  };
}

function categoriesOf(reader: FormReader, sensitive: boolean): readonly NoticeCategory[] {
  const { privacy: words } = reader.words;
  const found = new Map<PrivacyCategory, NoticeQuestion[]>();
  for (const { question } of questionsOf(reader.definition)) {
    const own = privacyOf(question);
    if (!own || isSensitive(question, own) !== sensitive) continue;
    const label = 'label' in question && question.label !== undefined ? reader.text(question.label) : question.id;
    const listed = found.get(own.category) ?? [];
    listed.push({
      id: question.id,
      label,
      ...(own.purpose !== undefined && { purpose: reader.text(own.purpose) }),
      ...(own.basis !== undefined && { basis: words.bases[own.basis] }),
      ...(own.retention !== undefined && { retention: reader.keptFor(own.retention) }),
    });
    found.set(own.category, listed);
  }
  return [...found].map(([category, questions]) => ({ category, label: words.categories[category], questions }));
}
