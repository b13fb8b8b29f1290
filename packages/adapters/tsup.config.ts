import { defineConfig } from 'tsup';

const entriesOf = (name: string) => ({
  [`${name}/index`]: `src/${name}/index.ts`,
  [`${name}/${name}-options`]: `src/${name}/${name}-options.ts`,
});

const open311Dialects =
  'spec connected-bits fixmystreet open311-adapter mark-a-spot-2018 mark-a-spot citysdk ureport seeclickfix xml-only civickit'.split(' ');

export default defineConfig({
  entry: {
    ...entriesOf('cap'),
    ...entriesOf('feed'),
    'cap/write/index': 'src/cap/write/index.ts',
    'feed/write/index': 'src/feed/write/index.ts',
    'hsds/write/index': 'src/hsds/write/index.ts',
    ...entriesOf('files'),
    'files/sources': 'src/files/sources.ts',
    'files/explain': 'src/files/explain.ts',
    'files/templates': 'src/files/templates/templates.ts',
    ...entriesOf('hsds'),
    ...entriesOf('pulled'),
    'pulled/services/index': 'src/pulled/services/index.ts',
    ...entriesOf('wordpress'),
    ...entriesOf('drupal'),
    ...entriesOf('digit'),
    ...entriesOf('handoff'),
    'handoff/senders': 'src/handoff/senders.ts',
    'staff/index': 'src/staff/index.ts',
    'staff/words/index': 'src/staff/words/index.ts',
    ...entriesOf('submit'),
    ...entriesOf('open311'),
    'open311/probe/index': 'src/open311/probe/index.ts',
    'open311/write/index': 'src/open311/write/index.ts',
    ...Object.fromEntries(open311Dialects.map((name) => [`open311/dialects/${name}`, `src/open311/dialects/${name}.ts`])),
    'forms/xlsform/index': 'src/forms/xlsform/index.ts',
    'coordinates/index': 'src/coordinates/index.ts',
    'ical/index': 'src/ical/index.ts',
  },
  format: ['esm'],
  dts: true,
  sourcemap: true,
  splitting: true,
  clean: true,
  target: 'es2022',
});
