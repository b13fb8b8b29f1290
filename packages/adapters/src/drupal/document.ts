import { CivicError } from '@civickit/core';
import { readJson, type AnswerOrigin } from '../content-system/read-json.js';
import { drupalDocument, drupalErrors, drupalResource, type DrupalResource } from './document.schema.js';

/** An answer of JSON:API, with what came along by its identity. */
export interface Document {
  readonly records: readonly unknown[];
  readonly included: Included;
  /** As the server wrote it. */
  readonly next: string | undefined;
}

export type Included = ReadonlyMap<string, DrupalResource>;

/** @throws CivicError `protocol/html-instead`, `protocol/not-json`, `protocol/wrong-shape` */
export function readDocument(bytes: Uint8Array, origin: AnswerOrigin): Document {
  const value = readJson(bytes, origin);
  const document = drupalDocument.safeParse(value);
  if (!document.success)
    throw new CivicError('protocol/wrong-shape', `${origin.url.href} ${whyNone(value)}.`, { source: origin.source, url: origin.url.href });
  const { data, included = [], links } = document.data;
  const next = links?.next;
  return {
    records: Array.isArray(data) ? data : data === null ? [] : [data],
    included: byIdentity(included),
    next: typeof next === 'object' ? next.href : next,
  };
}

function whyNone(value: unknown): string {
  const said = drupalErrors
    .safeParse(value)
    .data?.errors.map(({ title, detail }) => detail ?? title)
    .filter(Boolean);
  return said ? `refuses with a status that claims success: ${said.join('; ')}` : 'is no answer of JSON:API';
}

function byIdentity(resources: readonly unknown[]): Included {
  const found = new Map<string, DrupalResource>();
  for (const raw of resources) {
    const resource = drupalResource.safeParse(raw).data;
    if (resource) found.set(identityOf(resource), resource);
  }
  return found;
}

function identityOf({ type, id }: { readonly type: string; readonly id: string }): string {
  return `${type}\n${id}`;
}

/** A resource that a relationship leads to, and the alternative text that the relationship itself gives for a picture. */
export interface Related {
  readonly resource: DrupalResource;
  readonly alt: string | undefined;
}

/** What the relationships named by `path`, such as `field_media.field_media_image`, lead to, as far as it came along. */
export function follow(from: DrupalResource, path: string, included: Included): readonly Related[] {
  let reached: readonly Related[] = [{ resource: from, alt: undefined }];
  for (const name of path.split('.')) {
    reached = reached.flatMap(({ resource }) => {
      const linkage = resource.relationships?.[name]?.data ?? [];
      return (Array.isArray(linkage) ? linkage : [linkage]).flatMap((one) => {
        const target = one && included.get(identityOf(one));
        return target ? [{ resource: target, alt: one.meta?.alt }] : [];
      });
    });
  }
  return reached;
}
