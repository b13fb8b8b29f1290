import { expect, onTestFinished, test } from 'vitest';
import { startPostgres } from '../../packages/server/src/postgres.node.ts';
import { peace, seedOf } from './expectations.ts';
import { runChaos } from './run-chaos.ts';

const seed = seedOf();
const again = `CHAOS_SEED=${seed} npx vitest run --project long scripts/chaos`;

test.each(['a folder', 'PostgreSQL'])(
  `300 reports while all fails that can, over %s: none lost, doubled or altered (seed ${seed})`,
  { timeout: 15 * 60_000 },
  async (store) => {
    const postgres = store === 'PostgreSQL' ? await startPostgres() : undefined;
    onTestFinished(() => postgres?.stop());
    const url = await postgres?.database();
    const about = { seed, reports: 300, deaths: { browser: 9, server: 2 }, span: 6000, pace: 1, patience: 5 * 60_000 };
    const { verdict, figures } = await runChaos({ ...about, ...(url !== undefined && { url }) });
    console.log(`seed ${seed}, over ${store}`, verdict.figures, figures);
    expect(verdict, `To repeat it: ${again}`).toEqual({ ...peace, figures: { kept: 300, rows: 300, photos: 300, received: 300 } });
    expect(figures).toMatchObject({ 'deaths of the browser': 9, 'deaths of the server': 20 });
  },
);
