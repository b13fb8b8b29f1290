import '@civickit/components/alert-banner/define.js';
import '@civickit/components/feedback/define.js';
import '@civickit/components/form/define.js';
import '@civickit/components/kit/define.js';
import '@civickit/components/notice-feed/define.js';
import '@civickit/components/outbox/define.js';
import '@civickit/components/request-list/define.js';
import '@civickit/components/request-tracker/define.js';
import '@civickit/components/service-catalogue/define.js';
import '@civickit/components/service-guide/define.js';
import '@civickit/components/theme-switch/define.js';
import { type AlertBannerState, type AlertBannerStateName, alertBannerStates } from '@civickit/components/alert-banner/states.js';
import { type FeedbackState, feedbackStates, reachFeedback } from '@civickit/components/feedback/states.js';
import { type FormState, formStates } from '@civickit/components/form/states.js';
import { registerAllCatalogues } from '@civickit/components/i18n/all.js';
import { type NoticeFeedState, noticeFeedStates } from '@civickit/components/notice-feed/states.js';
import { type OutboxStateSetting, outboxStates, provideHost } from '@civickit/components/outbox/states.js';
import { type RequestListState, requestListStates } from '@civickit/components/request-list/states.js';
import { reachTracked, type RequestTrackerState, requestTrackerStates } from '@civickit/components/request-tracker/states.js';
import { reach, type ServiceCatalogueState, serviceCatalogueStates } from '@civickit/components/service-catalogue/states.js';
import { type ServiceGuideState, serviceGuideStates } from '@civickit/components/service-guide/states.js';

// The page that the pictures are of: an element in the state, theme and language that the address names.
registerAllCatalogues();
const asked = new URLSearchParams(location.search);
const { documentElement: root, body } = document;
root.lang = asked.get('lang') ?? 'en';
root.dir = root.lang === 'ug' ? 'rtl' : 'ltr';
if (asked.has('theme')) root.dataset['civicTheme'] = asked.get('theme') ?? '';

const name = asked.get('state') ?? 'ready';

if (name === 'switch') {
  for (const theme of ['elder', 'high-contrast', 'dark'] as const) {
    body.append(Object.assign(document.createElement('civic-theme-switch'), { theme }));
  }
} else if (name.startsWith('banner ')) {
  const state: AlertBannerState = alertBannerStates[name.slice(7) as AlertBannerStateName];
  body.append(Object.assign(document.createElement('civic-alert-banner'), { collection: state.collection() }));
} else if (name.startsWith('catalogue ')) {
  const state: ServiceCatalogueState = serviceCatalogueStates[name.slice(10) as keyof typeof serviceCatalogueStates];
  const catalogue = document.createElement('civic-service-catalogue');
  Object.assign(catalogue, { collection: state.collection(), ...state.properties });
  body.append(catalogue);
  while (!catalogue.shadowRoot?.querySelector('.origin')) await new Promise(requestAnimationFrame);
  await reach(catalogue, state);
} else if (name.startsWith('outbox ')) {
  const state: OutboxStateSetting = outboxStates[name.slice(7) as keyof typeof outboxStates];
  const outbox = Object.assign(document.createElement('civic-outbox'), { outbox: state.outbox(), ...state.properties });
  body.append(outbox);
  if (state.host) provideHost(outbox, state.host());
} else if (name.startsWith('list ')) {
  const state: RequestListState = requestListStates[name.slice(5) as keyof typeof requestListStates];
  body.append(Object.assign(document.createElement('civic-request-list'), { collection: state.collection(), ...state.properties }));
} else if (name.startsWith('tracker ')) {
  const state: RequestTrackerState = requestTrackerStates[name.slice(8) as keyof typeof requestTrackerStates];
  const tracker = document.createElement('civic-request-tracker');
  Object.assign(tracker, { collection: state.collection?.(), ...state.properties });
  body.append(tracker);
  await reachTracked(tracker, state);
} else if (name.startsWith('feedback ')) {
  const state: FeedbackState = feedbackStates[name.slice(9) as keyof typeof feedbackStates];
  const feedback = document.createElement('civic-feedback');
  Object.assign(feedback, { collection: state.collection?.(), ...state.properties });
  body.append(feedback);
  await reachFeedback(feedback, state);
} else if (name.startsWith('form ')) {
  const state: FormState = formStates[name.slice(5) as keyof typeof formStates];
  const form = document.createElement('civic-form');
  Object.assign(form, { collection: state.collection(), ...state.properties });
  body.append(form);
  await state.drive?.(form);
} else if (name.startsWith('guide ')) {
  const state: ServiceGuideState = serviceGuideStates[name.slice(6) as keyof typeof serviceGuideStates];
  body.append(Object.assign(document.createElement('civic-service-guide'), { collection: state.collection(), ...state.properties }));
} else {
  const state: NoticeFeedState = noticeFeedStates[name as keyof typeof noticeFeedStates];
  const feed = document.createElement('civic-notice-feed');
  Object.assign(feed, { collection: state.collection(), ...state.properties });
  if (state.fallback) feed.append(Object.assign(document.createElement('a'), { href: '/news', textContent: 'All news' }));
  body.append(feed);
}
