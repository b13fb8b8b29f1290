import { defineConfig } from 'tsup';

export default defineConfig({
  entry: [
    'src/index.ts',
    'src/runtime.ts',
    'src/notice-feed/notice-feed.ts',
    'src/notice-feed/define.ts',
    'src/notice-feed/notice-feed.states.ts',
    'src/kit/kit.ts',
    'src/kit/define.ts',
    'src/theme-switch/theme-switch.ts',
    'src/theme-switch/define.ts',
    'src/themes/themes.ts',
    'src/themes/tokens.ts',
    'src/icons/index.ts',
    'src/i18n/all.ts',
    'src/i18n/zh-hans.ts',
    'src/i18n/zh-hant.ts',
    'src/i18n/ug.ts',
  ],
  format: ['esm'],
  dts: true,
  sourcemap: true,
  splitting: true,
  clean: true,
  target: 'es2022',
});
