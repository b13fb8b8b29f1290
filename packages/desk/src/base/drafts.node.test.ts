import { beforeEach, expect, test, vi } from 'vitest';
import { Drafts } from './drafts.js';

beforeEach(() => {
  vi.stubGlobal('addEventListener', () => undefined);
  return () => vi.unstubAllGlobals();
});

test('what was typed while it was being saved stays, what was saved goes', () => {
  const drafts = new Drafts();
  drafts.set('reply', 'A crew comes');
  drafts.set('stage', 'planned');
  drafts.set('reply', 'A crew comes on Friday');
  drafts.settle('reply', 'A crew comes');
  drafts.settle('stage', 'planned');
  expect([drafts.get('reply'), drafts.get('stage'), drafts.isEmpty]).toEqual(['A crew comes on Friday', undefined, false]);
});

test('a new notice keeps its id in each area until it is saved', () => {
  const drafts = new Drafts();
  const [here, there] = [drafts.freshNotice('a'), drafts.freshNotice('b')];
  drafts.endFreshNotice('b', here);
  expect([drafts.freshNotice('a'), drafts.freshNotice('b')]).toEqual([here, there]);
  drafts.endFreshNotice('a', here);
  expect(drafts.freshNotice('a')).not.toBe(here);
  drafts.clear();
  expect(drafts.freshNotice('b')).not.toBe(there);
});
