import { defineConfig } from 'tsup';

export default defineConfig({
  entry: ['src/index.ts'],
  format: ['esm'],
  platform: 'node',
  external: ['sharp'],
  dts: true,
  sourcemap: true,
  clean: true,
  target: 'node20',
});
