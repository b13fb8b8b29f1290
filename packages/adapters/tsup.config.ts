import { defineConfig } from 'tsup';

export default defineConfig({
  entry: {
    'feed/index': 'src/feed/index.ts',
    'feed/feed-options': 'src/feed/feed-options.ts',
    'feed/write/index': 'src/feed/write/index.ts',
    'ical/index': 'src/ical/index.ts',
  },
  format: ['esm'],
  dts: true,
  sourcemap: true,
  splitting: true,
  clean: true,
  target: 'es2022',
});
