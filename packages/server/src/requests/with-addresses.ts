import type { ServiceRequest } from '@civickit/core';

/** Pictures that stand on this server are called by a path until it is known how people reach it. */
export function withAddresses(requests: readonly ServiceRequest[], base: URL): readonly ServiceRequest[] {
  return requests.map((one) =>
    one.media ? { ...one, media: one.media.map((each) => ({ ...each, url: new URL(each.url, base).href })) } : one,
  );
}
