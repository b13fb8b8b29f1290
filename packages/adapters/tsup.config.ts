import { defineConfig } from 'tsup';

export default defineConfig({
  entry: ['src/feed/index.ts'],
  outDir: 'dist',
  format: ['esm'],
  dts: true,
  sourcemap: true,
  splitting: true,
  clean: true,
  target: 'es2022',
});
