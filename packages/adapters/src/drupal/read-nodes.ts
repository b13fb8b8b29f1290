import { CivicError, type Notice } from '@civickit/core';
import { readDocument } from './document.js';
import { drupalResource } from './document.schema.js';
import { isPublished, nodeNotice, type NodeOrigin } from './node-notice.js';

export interface ReadNodes {
  readonly items: readonly Notice[];
  /** Address of the next page, as the server wrote it. */
  readonly next: string | undefined;
  readonly problems: readonly CivicError[];
}

/**
 * Reads an answer of JSON:API with nodes, a list or one.
 * @throws CivicError `protocol/html-instead`, `protocol/not-json`, `protocol/wrong-shape`
 */
export function parseNodes(bytes: Uint8Array, origin: NodeOrigin): ReadNodes {
  const { records, included, next } = readDocument(bytes, origin);
  const items: Notice[] = [];
  const problems: CivicError[] = [];
  records.forEach((raw, index) => {
    const node = drupalResource.safeParse(raw);
    if (!node.success) {
      const details = {
        source: origin.source,
        url: origin.url.href,
        issues: [{ path: `/data/${index}`, message: 'no resource with type and id' }],
      };
      problems.push(new CivicError('protocol/wrong-shape', `Record ${index} cannot be shown.`, details));
    } else if (isPublished(node.data)) items.push(nodeNotice(node.data, included, raw, origin));
  });
  return { items, next, problems };
}
