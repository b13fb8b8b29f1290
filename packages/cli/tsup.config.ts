import { defineConfig } from 'tsup';

export default defineConfig({
  entry: { civickit: 'src/bin.ts' },
  format: ['esm'],
  platform: 'node',
  // It stands alone, and begins to serve where it is the file that was started: bundled it would be that file.
  external: ['#relay'],
  sourcemap: true,
  clean: true,
  target: 'node20',
});
