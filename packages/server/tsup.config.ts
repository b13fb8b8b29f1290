import { defineConfig } from 'tsup';

export default defineConfig({
  entry: ['src/index.ts'],
  format: ['esm'],
  platform: 'node',
  external: ['sharp'],
  // Node 20 warns where a program loads JSON.
  noExternal: [/\.schema\.json$/],
  dts: true,
  sourcemap: true,
  clean: true,
  target: 'node20',
});
