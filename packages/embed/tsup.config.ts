import { defineConfig } from 'tsup';

// Beside the release that build.ts writes: what Node needs of it.
export default defineConfig({
  entry: { configuration: 'src/configuration.ts' },
  format: ['esm'],
  dts: true,
  sourcemap: true,
  clean: false,
  target: 'es2022',
});
