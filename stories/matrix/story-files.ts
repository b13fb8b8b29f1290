import { alertBannerStates } from '@civickit/components/alert-banner/states.js';
import { feedbackStates } from '@civickit/components/feedback/states.js';
import { formStates } from '@civickit/components/form/states.js';
import { noticeFeedStates } from '@civickit/components/notice-feed/states.js';
import { outboxStates } from '@civickit/components/outbox/states.js';
import { ratingStates } from '@civickit/components/rating/states.js';
import { requestListStates } from '@civickit/components/request-list/states.js';
import { requestTrackerStates } from '@civickit/components/request-tracker/states.js';
import { serviceCatalogueStates } from '@civickit/components/service-catalogue/states.js';
import { serviceGuideStates } from '@civickit/components/service-guide/states.js';
import { settings } from './factors.ts';
import { pairwise, type Row } from './pairwise.ts';

const warning = '// Written by `pnpm --filter @civickit/stories run matrix`: do not edit.';

/** Elements whose states are shown: their files' name, their title, and the states. */
export const elements: readonly { file: string; title: string; states: Readonly<Record<string, { summary: string }>> }[] = [
  { file: 'alert-banner', title: 'Alert banner', states: alertBannerStates },
  { file: 'feedback', title: 'Feedback', states: feedbackStates },
  { file: 'form', title: 'Form', states: formStates },
  { file: 'notice-feed', title: 'Notice feed', states: noticeFeedStates },
  { file: 'outbox', title: 'Outbox', states: outboxStates },
  { file: 'rating', title: 'Rating', states: ratingStates },
  { file: 'request-list', title: 'Request list', states: requestListStates },
  { file: 'request-tracker', title: 'Request tracker', states: requestTrackerStates },
  { file: 'service-catalogue', title: 'Service catalogue', states: serviceCatalogueStates },
  { file: 'service-guide', title: 'Service guide', states: serviceGuideStates },
];

/** The story files that are written from the states and the matrix, by their paths from here. */
export function storyFiles(): Readonly<Record<string, string>> {
  return Object.fromEntries(
    elements.flatMap(({ file, title, states }) => [
      [
        `../src/${file}.states.stories.ts`,
        storyFile(
          file,
          `${title}/States`,
          '',
          Object.entries(states).map(
            ([state, { summary }]) => `/** ${summary}. */\nexport const ${exportName([state])}: Story = { args: { state: '${state}' } };`,
          ),
        ),
      ],
      // No page of their own: it would show all of them at once. In it every state meets every theme, language and width, and these each other.
      [
        `../src/${file}.matrix.stories.ts`,
        storyFile(file, `${title}/Matrix`, ", tags: ['!autodocs']", pairwise({ state: Object.keys(states), ...settings }).map(cell)),
      ],
    ]),
  );
}

function storyFile(file: string, title: string, more: string, stories: readonly string[]): string {
  return `${warning}
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { type StateArgs, stateScene } from './${file}.scene.ts';

const meta = { ...stateScene, title: '${title}'${more} } satisfies Meta<StateArgs>;

export default meta;
type Story = StoryObj<StateArgs>;

${stories.join('\n')}
`;
}

function cell({ state = '', theme = '', lang = '', width = '' }: Row): string {
  const name = `${state} · ${theme} · ${lang} · ${width}`;
  const globals = `{ theme: '${theme}', lang: '${lang}', width: '${width}' }`;
  return `export const ${exportName([state, theme, lang, width])}: Story = { name: '${name}', args: { state: '${state}' }, globals: ${globals} };`;
}

/** 'old copy', 'zh-Hans' -> OldCopyZhHans */
function exportName(parts: readonly string[]): string {
  return parts
    .flatMap((part) => part.split(/[ ,-]+/))
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}
