import { defineConfig } from 'tsup';

export default defineConfig({
  entry: {
    'cap/index': 'src/cap/index.ts',
    'cap/cap-options': 'src/cap/cap-options.ts',
    'feed/index': 'src/feed/index.ts',
    'feed/feed-options': 'src/feed/feed-options.ts',
  },
  format: ['esm'],
  dts: true,
  sourcemap: true,
  splitting: true,
  clean: true,
  target: 'es2022',
});
