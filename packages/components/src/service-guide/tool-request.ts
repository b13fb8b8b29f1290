import type { Collection, PublicService, Ref, SourceReport } from '@civickit/core';
import type { Host } from '../host/host.js';

/** What the tools of a guide work with. */
export interface ToolRequest {
  /** One service, or those of a bundle. */
  readonly services: readonly PublicService[];
  readonly collection: Pick<Collection<'services'>, 'store' | 'clock' | 'zone' | 'sources'>;
  /** What each source did for the page that the services came from. */
  readonly reports?: readonly SourceReport[];
  /** Level of the first heading. */
  readonly heading: number;
  /** Address of a service's own page. */
  readonly address?: (ref: Ref) => string | undefined;
  /** Where reports are sent through. */
  readonly host?: Host;
}

/** Absolute address of the service's own page. Of a bundle there is none. */
export function addressOf({ services, address }: Pick<ToolRequest, 'services' | 'address'>): string | undefined {
  const [service] = services;
  if (!service || services.length > 1) return undefined;
  const given = address?.(service.ref) ?? service.url;
  try {
    return given && new URL(given, document.baseURI).href;
  } catch {
    return undefined;
  }
}
