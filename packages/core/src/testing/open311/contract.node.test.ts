import { describe, it } from 'vitest';
import { createHttp } from '../../http/create-http.js';
import { describeRequestSource } from '../describe-request-source.js';
import type { MakeRequestRig, SendTraits } from '../request-source-cases.js';
import { createOpen311Server, type Open311Dialect } from './index.js';
import { plainReader } from './plain-reader.node.js';

const rigFor =
  (dialect: Open311Dialect, pages: boolean): MakeRequestRig =>
  (scenario) => {
    const server = createOpen311Server(dialect, scenario);
    const http = createHttp({ fetch: server.fetch, timeoutMs: 600, tryTimeoutMs: 500, backoffMs: 10 });
    return { source: plainReader(`https://town.example${server.base}`, pages), http, sent: () => server.sent };
  };
const realtime: SendTraits = { receipts: { realtime: 'acknowledged' } };

describeRequestSource(
  'the standard, plainly read,',
  rigFor('spec', false),
  { describe, it },
  {
    paging: false,
    send: { receipts: { realtime: 'acknowledged', batch: 'pending', blackbox: 'acknowledged' } },
  },
);
describeRequestSource('SeeClickFix, plainly read,', rigFor('seeclickfix', true), { describe, it }, { send: realtime });
describeRequestSource('uReport, plainly read,', rigFor('ureport', true), { describe, it }, { send: realtime });
