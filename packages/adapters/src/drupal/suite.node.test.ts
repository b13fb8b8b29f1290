import { describeNoticeSource } from '@civickit/core/testing';
import { describe, it } from 'vitest';
import { drupal } from './drupal.js';
import { node, serveDrupal } from './site.node.js';

describeNoticeSource(
  'drupal',
  async ({ notices, pageSize = 20, fault }) => {
    const site = await serveDrupal({
      nodes: notices.map(({ title, published }, at) => node(at + 1, { title, created: published })),
      ignoresOffset: fault === 'repeat',
      before(_url, response) {
        if (fault === 'garbage') response.writeHead(200, { 'content-type': 'application/vnd.api+json' }).end('{"data":7}');
        return fault === 'hang' || fault === 'garbage';
      },
    });
    return { source: drupal({ id: 'city', url: site.origin, perPage: pageSize }), close: () => site.close() };
  },
  { describe, it },
);
