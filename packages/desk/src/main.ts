import { defineElement } from '@civickit/components/runtime.js';
import '@civickit/components/theme-switch/define.js';
import { browserStore } from '@civickit/core';
import { CivicDesk } from './app/civic-desk.js';
import { pageStyles } from './app/page.styles.js';
import { registerLanguages, languageOf } from './i18n/texts.js';
import { DeskAccount } from './account/desk-account.js';
import { DeskInbox } from './inbox/desk-inbox.js';
import { DeskReport } from './report/desk-report.js';
import { DeskSignIn } from './sign-in/desk-sign-in.js';

registerLanguages();
const sheet = pageStyles.styleSheet;
if (sheet) document.adoptedStyleSheets = [sheet];
const chosen = await browserStore({ name: 'civickit-desk' })
  .get('switch/lang')
  .catch(() => undefined);
document.documentElement.lang = languageOf([...(typeof chosen === 'string' ? [chosen] : []), ...navigator.languages]);

for (const [tag, element] of Object.entries({
  'desk-sign-in': DeskSignIn,
  'desk-inbox': DeskInbox,
  'desk-report': DeskReport,
  'desk-account': DeskAccount,
  'civic-desk': CivicDesk,
}))
  defineElement(tag, element);
document.body.append(document.createElement('civic-desk'));
