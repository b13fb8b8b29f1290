import { type Preview, setCustomElementsManifest } from '@storybook/web-components-vite';
import built from '@civickit/components/custom-elements.json' with { type: 'json' };
import '@civickit/components/alert-banner/define.js';
import '@civickit/components/kit/define.js';
import '@civickit/components/notice-feed/define.js';
import '@civickit/components/feedback/define.js';
import '@civickit/components/form/define.js';
import '@civickit/components/outbox/define.js';
import '@civickit/components/request-list/define.js';
import '@civickit/components/rating/define.js';
import '@civickit/components/request-tracker/define.js';
import '@civickit/components/service-catalogue/define.js';
import '@civickit/components/service-guide/define.js';
import '@civickit/components/theme-switch/define.js';
import { describeElement, type Manifest, withoutAttributes } from './manifest.ts';
import { languages, themes, widths } from '../matrix/factors.ts';
import { place } from './place.ts';
import './preview.css';

const manifest = built as Manifest;
setCustomElementsManifest(withoutAttributes(manifest));

const preview: Preview = {
  decorators: [place],
  initialGlobals: { theme: 'default', lang: 'en', width: 'full' },
  globalTypes: {
    theme: {
      description: 'data-civic-theme around the story',
      toolbar: { title: 'Theme', icon: 'paintbrush', items: [...themes], dynamicTitle: true },
    },
    lang: {
      description: 'lang around the story',
      toolbar: { title: 'Language', icon: 'globe', items: [...languages], dynamicTitle: true },
    },
    width: {
      description: 'Width of the box around the story, in CSS pixels',
      toolbar: { title: 'Width', icon: 'ruler', items: ['full', ...widths], dynamicTitle: true },
    },
  },
  parameters: {
    // A run of all stories asks only what is wrong: all else that axe tells was 115 MB of report.
    a11y: { test: 'error', ...(import.meta.env['VITEST_STORYBOOK'] === 'false' && { options: { reporter: 'no-passes' } }) },
    controls: { expanded: true, sort: 'none' },
    docs: {
      codePanel: true,
      extractComponentDescription: (tag: string) => describeElement(manifest, tag),
      source: { excludeDecorators: true, transform: (code: string) => code.replaceAll('=""', '').trim() },
    },
    options: {
      storySort: {
        order: ['Welcome', 'Design', 'Tokens', 'Notice feed', ['Docs', 'Playground', '*', 'States', 'Matrix'], 'Theme switch', 'Kit'],
      },
    },
  },
  tags: ['autodocs'],
};

export default preview;
