import { describe, it } from 'vitest';
import { describeNoticeSource } from './describe-notice-source.js';
import { memorySource } from './memory-source.js';
import { toNotice } from './sample-notices.js';

describeNoticeSource(
  'memorySource',
  ({ notices, pageSize, fault }) => ({
    source: memorySource({
      id: 'memory',
      items: notices.map((notice) => toNotice('memory', notice)),
      ...(pageSize === undefined ? {} : { pageSize }),
      ...(fault === undefined ? {} : { fault: { kind: fault } }),
    }),
  }),
  { describe, it },
);
