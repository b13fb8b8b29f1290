import pg from 'pg';

const requests = 100_000;

/** A town with so many reports, as a city has after some years; the tables must be there. */
export async function seedTown(url: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  await client.query(`insert into area (id, name, zone, lang) values ('town', 'Town', 'Asia/Shanghai', 'en')`);
  await client.query(
    `insert into request_type (area, id, position, definition)
      select 'town', 'type-' || n, n, jsonb_build_object('name', 'Type ' || n, 'publication', 'at-once') from generate_series(0, 19) n`,
  );
  await client.query(
    `insert into request (id, area, type, status, stage, description, address, latitude, longitude, media, requested_at, updated_at, published)
      select 'r' || n, 'town', 'type-' || n % 20, case when n % 3 = 0 then 'open' else 'closed' end, 'received',
        'The lamp before number ' || n || ' has been dark for a week, and the road is not safe at night', n || ' Station Road',
        26 + (n % 9973) / 1e5, 106 + (n % 9871) / 1e5, '[]',
        moment - n * interval '5 minutes', moment - n * interval '4 minutes', n % 10 <> 0
      from generate_series(1, ${requests}) n, (select date_trunc('second', now()) - interval '750 ms' as moment) clock`,
  );
  await client.query('vacuum analyze request');
  await client.end();
}
