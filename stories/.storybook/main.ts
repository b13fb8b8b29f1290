import { fileURLToPath } from 'node:url';
import type { StorybookConfig } from '@storybook/web-components-vite';

const config: StorybookConfig = {
  stories: ['../src/**/*.mdx', '../src/**/*.stories.ts'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y', '@storybook/addon-vitest'],
  framework: { name: '@storybook/web-components-vite', options: {} },
  // What an element on localhost says about an error links to these pages.
  staticDirs: [{ from: '../../docs/errors', to: 'docs/errors' }],
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
  features: { sidebarOnboardingChecklist: false },
  viteFinal: (vite) => ({
    ...vite,
    resolve: { ...vite.resolve, conditions: ['civickit-source', 'module', 'browser', 'development|production'] },
    oxc: { ...vite.oxc, decorator: { legacy: true } },
    cacheDir: fileURLToPath(new URL('../node_modules/.vite', import.meta.url)),
  }),
};

export default config;
