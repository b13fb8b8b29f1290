import type { RequestMedia, RequestUpdate, ServiceRequest } from '@civickit/core';

interface Shown {
  readonly media?: readonly RequestMedia[];
  readonly updates?: readonly RequestUpdate[];
}

/** Pictures that stand on this server are called by a path until it is known how people reach it. */
export function withAddresses<T extends ServiceRequest | RequestUpdate>(shown: readonly T[], base: URL): readonly T[] {
  return shown.map((one) => {
    const { media, updates }: Shown = one;
    if (!media && !updates) return one;
    return {
      ...one,
      ...(media && { media: media.map((each) => ({ ...each, url: new URL(each.url, base).href })) }),
      ...(updates && { updates: withAddresses(updates, base) }),
    };
  });
}
