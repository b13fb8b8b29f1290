import { createCivicClient, type NewServiceRequest, type RequestSource, type Sender } from '@civickit/core';
import { expectTypeOf, test } from 'vitest';
import type { Open311Dialect } from './dialect.js';
import { fixmystreet } from './dialects/fixmystreet.js';
import { ureport } from './dialects/ureport.js';
import { open311 } from './open311.js';

const address = { id: 'town', url: 'https://town.example' };

test('what can be sent to has a send, and what cannot has none', () => {
  expectTypeOf(open311(address).send).toEqualTypeOf<Sender<NewServiceRequest>>();
  expectTypeOf(open311({ ...address, dialect: ureport }).send).toEqualTypeOf<Sender<NewServiceRequest>>();
  expectTypeOf(open311({ ...address, dialect: fixmystreet })).toEqualTypeOf<RequestSource>();
  expectTypeOf(createCivicClient({ requests: open311(address) }).requests).toHaveProperty('send');
  expectTypeOf(createCivicClient({ requests: open311({ ...address, dialect: fixmystreet }) }).requests).not.toHaveProperty('send');
});

test('a vendor’s dialect says as much as its type', () => {
  const own = { ...ureport, name: 'own', writes: false } as const;
  expectTypeOf(open311({ ...address, dialect: own })).toEqualTypeOf<RequestSource>();
  const chosen: Open311Dialect = [ureport, fixmystreet][Date.now() % 2] ?? ureport;
  expectTypeOf(open311({ ...address, dialect: chosen })).toEqualTypeOf<RequestSource>();
});
