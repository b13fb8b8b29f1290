import { fileURLToPath } from 'node:url';
import type { StorybookConfig } from '@storybook/web-components-vite';

const config: StorybookConfig = {
  stories: ['../src/**/*.mdx', '../src/**/*.stories.ts'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y', '@storybook/addon-vitest'],
  framework: { name: '@storybook/web-components-vite', options: {} },
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
  viteFinal: (vite) => ({
    ...vite,
    resolve: { ...vite.resolve, conditions: ['civickit-source', 'module', 'browser', 'development|production'] },
    oxc: { ...vite.oxc, decorator: { legacy: true } },
    cacheDir: fileURLToPath(new URL('../node_modules/.vite', import.meta.url)),
  }),
};

export default config;
