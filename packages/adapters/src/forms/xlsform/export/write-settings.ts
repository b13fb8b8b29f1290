import type { FormDefinition } from '@civickit/core/forms';
import { languageHead } from '../sheets/languages.js';
import { SheetWriter } from './sheet-writer.js';

/** Title, languages and privacy of a form, in one row. */
export function writeSettings(
  { id, version, title, intro, outro, privacy, languages }: FormDefinition,
  tags: readonly string[],
): SheetWriter {
  const sheet = new SheetWriter('settings', ['form_id', 'version'], tags);
  sheet.row();
  sheet.set('form_id', id);
  sheet.set('version', version);
  sheet.setLocal('form_title', title);
  const [first] = languages ?? [];
  sheet.set('default_language', first && languageHead(first));
  sheet.set('languages', languages?.join(' '));
  sheet.setLocal('intro', intro);
  sheet.setLocal('outro', outro);
  if (!privacy) return sheet;
  const { controller, purpose, basis, law, retention, recipients, contact, url, consent } = privacy;
  sheet.setLocal('privacy_controller', controller);
  sheet.setLocal('privacy_purpose', purpose);
  sheet.set('privacy_basis', basis);
  sheet.setLocal('privacy_law', law);
  sheet.set('privacy_retention', retention);
  sheet.setLocal('privacy_recipients', recipients);
  sheet.setLocal('privacy_contact', contact);
  sheet.set('privacy_url', url);
  sheet.set('consent_version', consent?.version);
  sheet.setLocal('consent_text', consent?.text);
  return sheet;
}
