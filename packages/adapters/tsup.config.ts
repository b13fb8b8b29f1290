import { defineConfig } from 'tsup';

export default defineConfig({
  entry: {
    'feed/index': 'src/feed/index.ts',
    'feed/feed-options': 'src/feed/feed-options.ts',
    'pulled/index': 'src/pulled/index.ts',
    'pulled/pulled-options': 'src/pulled/pulled-options.ts',
  },
  format: ['esm'],
  dts: true,
  sourcemap: true,
  splitting: true,
  clean: true,
  target: 'es2022',
});
