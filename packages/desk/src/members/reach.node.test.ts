import { expect, test } from 'vitest';
import { governs, reaches } from './reach.js';

const admin = (area: string | null, type: string | null = null) => ({ grants: [{ role: 'admin' as const, area, type }] });
const clerk = (area: string | null) => ({ role: 'clerk' as const, area, type: null });

test('an administrator of an area reaches that area and no other', () => {
  expect(reaches(admin('a'), clerk('a'))).toBe(true);
  expect([reaches(admin('a'), clerk('b')), reaches(admin('a'), clerk(null)), reaches(admin('a', 'lamp'), clerk('a'))]).toEqual([
    false,
    false,
    false,
  ]);
  expect(reaches({ grants: [{ role: 'lead', area: null, type: null }] }, clerk('a'))).toBe(false);
});

test('a member with a role elsewhere is switched off only by whoever administers everything', () => {
  const both = { grants: [clerk('a'), clerk('b')] };
  expect([governs(admin('a'), both), governs(admin(null), both)]).toEqual([false, true]);
  expect([governs(admin('a'), { grants: [] }), governs(admin(null), { grants: [] })]).toEqual([false, true]);
});
