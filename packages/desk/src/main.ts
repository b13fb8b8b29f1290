import { defineElement } from '@civickit/components/runtime.js';
import '@civickit/components/kit/define.js';
import '@civickit/components/theme-switch/define.js';
import { browserStore } from '@civickit/core';
import { CivicDesk } from './app/civic-desk.js';
import { pageStyles } from './app/page.styles.js';
import { storeName } from './base/store-name.js';
import { registerLanguages, languageOf } from './i18n/texts.js';
import { DeskAccount } from './account/desk-account.js';
import { DeskForm } from './forms/desk-form.js';
import { DeskForms } from './forms/desk-forms.js';
import { DeskInbox } from './inbox/desk-inbox.js';
import { DeskGrants } from './members/desk-grants.js';
import { DeskMembers } from './members/desk-members.js';
import { DeskNotice } from './notices/desk-notice.js';
import { DeskNotices } from './notices/desk-notices.js';
import { DeskReport } from './report/desk-report.js';
import { DeskSignIn } from './sign-in/desk-sign-in.js';

registerLanguages();
const sheet = pageStyles.styleSheet;
if (sheet) document.adoptedStyleSheets = [sheet];
const chosen = await browserStore({ name: storeName })
  .get('switch/lang')
  .catch(() => undefined);
document.documentElement.lang = languageOf([...(typeof chosen === 'string' ? [chosen] : []), ...navigator.languages]);

for (const [tag, element] of Object.entries({
  'desk-sign-in': DeskSignIn,
  'desk-inbox': DeskInbox,
  'desk-report': DeskReport,
  'desk-notices': DeskNotices,
  'desk-notice': DeskNotice,
  'desk-forms': DeskForms,
  'desk-form': DeskForm,
  'desk-grants': DeskGrants,
  'desk-members': DeskMembers,
  'desk-account': DeskAccount,
  'civic-desk': CivicDesk,
}))
  defineElement(tag, element);
document.body.append(document.createElement('civic-desk'));
