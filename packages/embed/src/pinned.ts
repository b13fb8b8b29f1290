import * as alertBanner from './parts/civic-alert-banner.js';
import * as kit from './parts/civic-kit.js';
import * as noticeFeed from './parts/civic-notice-feed.js';
import * as feedback from './parts/civic-feedback.js';
import * as form from './parts/civic-form.js';
import * as civicOutbox from './parts/civic-outbox.js';
import * as rating from './parts/civic-rating.js';
import * as requestList from './parts/civic-request-list.js';
import * as requestTracker from './parts/civic-request-tracker.js';
import * as serviceCatalogue from './parts/civic-service-catalogue.js';
import * as serviceGuide from './parts/civic-service-guide.js';
import * as drupal from './parts/adapters/drupal.js';
import * as digit from './parts/adapters/digit.js';
import * as handoff from './parts/adapters/handoff.js';
import * as hsds from './parts/adapters/hsds.js';
import * as open311 from './parts/adapters/open311.js';
import * as submit from './parts/adapters/submit.js';
import * as cap from './parts/adapters/cap.js';
import * as themeSwitch from './parts/civic-theme-switch.js';
import * as feed from './parts/adapters/feed.js';
import * as wordpress from './parts/adapters/wordpress.js';
import * as files from './parts/adapters/files.js';
import * as forms from './parts/kinds/forms.js';
import * as requests from './parts/kinds/requests.js';
import * as services from './parts/kinds/services.js';
import * as pulledNotices from './parts/pulled/notices.js';
import * as pulledServices from './parts/pulled/services.js';
import * as calendar from './parts/calendar.js';
import * as outbox from './parts/outbox.js';
import * as explain from './parts/explain.js';
import * as zhHans from './parts/lang/zh-Hans.js';
import * as zhHant from './parts/lang/zh-Hant.js';
import * as ug from './parts/lang/ug.js';
import { fetchConfiguration, findTag, isFirst, whenParsed } from './page.js';
import { start } from './runtime.js';

declare const __CIVICKIT_VERSION__: string;

/** Everything of a release in one file, for a page that pins it by `integrity`. What gives the elements their context comes first. */
const parts: Readonly<Record<string, unknown>> = {
  'civic-kit': kit,
  'civic-alert-banner': alertBanner,
  'civic-notice-feed': noticeFeed,
  'civic-service-catalogue': serviceCatalogue,
  'civic-service-guide': serviceGuide,
  'civic-feedback': feedback,
  'civic-form': form,
  'civic-rating': rating,
  'civic-request-list': requestList,
  'civic-request-tracker': requestTracker,
  'civic-outbox': civicOutbox,
  'adapters/cap': cap,
  'civic-theme-switch': themeSwitch,
  'adapters/feed': feed,
  'adapters/wordpress': wordpress,
  'adapters/drupal': drupal,
  'adapters/files': files,
  'adapters/handoff': handoff,
  'adapters/hsds': hsds,
  'adapters/open311': open311,
  'adapters/digit': digit,
  'adapters/submit': submit,
  'kinds/forms': forms,
  'kinds/requests': requests,
  'kinds/services': services,
  calendar,
  outbox,
  explain,
  'pulled/notices': pulledNotices,
  'pulled/services': pulledServices,
  'lang/zh-Hans': zhHans,
  'lang/zh-Hant': zhHant,
  'lang/ug': ug,
};

const base = import.meta.url;

if (isFirst(__CIVICKIT_VERSION__, base)) {
  const address = findTag(base)?.dataset.config;
  const configurationUrl = address && new URL(address, document.baseURI).href;
  start({
    base,
    load: (name) => Promise.resolve(parts[name]),
    parts: Object.keys(parts),
    configuration: configurationUrl ? () => fetchConfiguration(configurationUrl) : undefined,
    configurationUrl,
  });
  whenParsed(() => {
    for (const [name, part] of Object.entries(parts)) if (name.startsWith('civic-')) (part as { define(): void }).define();
  });
}
