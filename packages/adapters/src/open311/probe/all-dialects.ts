import type { Open311Dialect } from '../dialect.js';
import type { Open311DialectName } from '../open311-options.js';
import { civickit } from '../dialects/civickit.js';
import { citysdk } from '../dialects/citysdk.js';
import { connectedBits } from '../dialects/connected-bits.js';
import { fixmystreet } from '../dialects/fixmystreet.js';
import { markASpot2018 } from '../dialects/mark-a-spot-2018.js';
import { markASpot } from '../dialects/mark-a-spot.js';
import { open311Adapter } from '../dialects/open311-adapter.js';
import { seeclickfix } from '../dialects/seeclickfix.js';
import { spec } from '../dialects/spec.js';
import { ureport } from '../dialects/ureport.js';
import { xmlOnly } from '../dialects/xml-only.js';

/** All at once, for tools; a page names the one that it needs. */
export const allDialects: Readonly<Record<Open311DialectName, Open311Dialect>> = {
  spec,
  'connected-bits': connectedBits,
  fixmystreet,
  'open311-adapter': open311Adapter,
  'mark-a-spot-2018': markASpot2018,
  'mark-a-spot': markASpot,
  citysdk,
  ureport,
  seeclickfix,
  'xml-only': xmlOnly,
  civickit,
};
