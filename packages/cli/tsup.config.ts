import { defineConfig } from 'tsup';

export default defineConfig({
  entry: { civickit: 'src/bin.ts' },
  format: ['esm'],
  platform: 'node',
  sourcemap: true,
  clean: true,
  target: 'node20',
});
