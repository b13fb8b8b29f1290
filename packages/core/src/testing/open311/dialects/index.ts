import type { Dialect } from '../dialect.js';
import { citySdk } from './citysdk.js';
import { connectedBits } from './connected-bits.js';
import { fixMyStreet } from './fixmystreet.js';
import { markASpot } from './mark-a-spot.js';
import { markASpot2018 } from './mark-a-spot-2018.js';
import { open311Adapter } from './open311-adapter.js';
import { seeClickFix } from './seeclickfix.js';
import { spec } from './spec.js';
import { uReport } from './ureport.js';
import { xmlOnly } from './xml-only.js';

/** The dialects that there are servers for. */
export const open311Dialects = [
  'spec',
  'connected-bits',
  'fixmystreet',
  'open311-adapter',
  'mark-a-spot-2018',
  'mark-a-spot',
  'citysdk',
  'ureport',
  'seeclickfix',
  'xml-only',
] as const;

export type Open311Dialect = (typeof open311Dialects)[number];

export const dialects: { readonly [D in Open311Dialect]: Dialect } = {
  spec,
  'connected-bits': connectedBits,
  fixmystreet: fixMyStreet,
  'open311-adapter': open311Adapter,
  'mark-a-spot-2018': markASpot2018,
  'mark-a-spot': markASpot,
  citysdk: citySdk,
  ureport: uReport,
  seeclickfix: seeClickFix,
  'xml-only': xmlOnly,
};
