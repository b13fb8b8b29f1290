import { defineConfig } from 'tsup';

export default defineConfig({
  entry: [
    'src/index.ts',
    'src/calendar/index.ts',
    'src/calendar/packs/cn.ts',
    'src/forms/index.ts',
    'src/forms/derived/index.ts',
    'src/forms/drafts/index.ts',
    'src/markup/index.ts',
    'src/outbox/index.ts',
    'src/requests/geojson/index.ts',
    'src/requests/rating-scheme/index.ts',
    'src/requests/report-form/index.ts',
    'src/requests/summary/index.ts',
    'src/search/index.ts',
    'src/search/place-readings.ts',
    'src/search/engine/index.ts',
    'src/services/json-ld/index.ts',
    'src/testing/index.ts',
  ],
  format: ['esm'],
  dts: true,
  sourcemap: true,
  splitting: true,
  clean: true,
  target: 'es2022',
});
