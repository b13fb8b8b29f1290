import { expect, test } from 'vitest';
import { now, openServer } from '../testing.node.js';
import { changeRequest } from './change-request.js';
import { keepRequest } from './keep-request.js';
import { putRequestTypes } from './request-types.js';

test('a report that is closed once more was closed before; one that is opened again is not', async () => {
  const town = await openServer();
  await putRequestTypes(town.db, 'qingshi', [{ id: 'lamp', name: '路灯', placeless: true }]);
  const { id } = await keepRequest(town, { id: 'qingshi', name: '青石县', zone: 'Asia/Shanghai', lang: 'zh-Hans' }, { type: 'lamp' });
  const closedAfter = async (minutes: number, status: 'open' | 'closed') => {
    town.clock.time = now + minutes * 60_000;
    await changeRequest(town, id, { status });
    const { closed_at: at } = await town.db.selectFrom('request').select('closed_at').where('id', '=', id).executeTakeFirstOrThrow();
    return at && (at.getTime() - now) / 60_000;
  };
  expect([await closedAfter(1, 'closed'), await closedAfter(2, 'closed')]).toEqual([1, 1]);
  expect([await closedAfter(3, 'open'), await closedAfter(4, 'closed')]).toEqual([null, 4]);
});
