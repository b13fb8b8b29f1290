import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { openServer } from '../testing.node.js';
import { isoOf } from './moment-text.js';

const years = ['1600-01-02', '1899-12-31', '1970-01-01', '2026-03-04', '9999-12-30'];
const times = ['00:00:00.000', '23:59:59.999', '08:26:05.120', '08:26:05.003'];
const moments = years.flatMap((day) => times.map((time) => `${day}T${time}Z`));

test.each(['UTC', 'Asia/Shanghai', 'Asia/Kathmandu', 'America/St_Johns'])(
  'a moment is written as a date of it would be, where the database counts in %s',
  async (zone) => {
    const { db } = await openServer();
    await db.transaction().execute(async (transaction) => {
      await sql`select set_config('timezone', ${zone}, true)`.execute(transaction);
      for (const iso of moments) {
        const { rows } = await sql<{ text: string }>`select ${iso}::timestamptz(3)::text as text`.execute(transaction);
        expect(isoOf(rows[0]?.text ?? '')).toBe(iso);
      }
    });
  },
);
