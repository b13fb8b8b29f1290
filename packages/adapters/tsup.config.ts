import { defineConfig } from 'tsup';

const entriesOf = (name: string) => ({
  [`${name}/index`]: `src/${name}/index.ts`,
  [`${name}/${name}-options`]: `src/${name}/${name}-options.ts`,
});

export default defineConfig({
  entry: {
    ...entriesOf('cap'),
    ...entriesOf('feed'),
    ...entriesOf('files'),
    'files/explain': 'src/files/explain.ts',
    'files/templates': 'src/files/templates/templates.ts',
    ...entriesOf('pulled'),
    ...entriesOf('wordpress'),
    ...entriesOf('drupal'),
  },
  format: ['esm'],
  dts: true,
  sourcemap: true,
  splitting: true,
  clean: true,
  target: 'es2022',
});
