import { defineConfig } from 'tsup';

export default defineConfig({
  entry: {
    'feed/index': 'src/feed/index.ts',
    'feed/feed-options': 'src/feed/feed-options.ts',
    'files/index': 'src/files/index.ts',
    'files/files-options': 'src/files/files-options.ts',
    'files/explain': 'src/files/explain.ts',
    'files/templates': 'src/files/templates/templates.ts',
  },
  format: ['esm'],
  dts: true,
  sourcemap: true,
  splitting: true,
  clean: true,
  target: 'es2022',
});
