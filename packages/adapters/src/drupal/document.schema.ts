import * as z from 'zod/mini';
import { lenient, text } from '../content-system/lenient.js';

const identifier = z.object({
  type: z.string(),
  id: z.string(),
  meta: lenient(z.object({ alt: text })),
});
/** Linkage is one identifier, a list of them, or null (JSON:API 1.0, resource linkage). */
const relationship = z.object({
  data: lenient(z.union([z.array(lenient(identifier)), identifier])),
});
const link = lenient(z.union([z.string(), z.object({ href: z.string() })]));

/** One resource; JSON:API 1.0, resource objects. Attributes are read by those who know the names of a bundle's fields. */
export const drupalResource = z.object({
  type: z.string(),
  id: z.string().check(z.minLength(1)),
  attributes: lenient(z.record(z.string(), z.unknown())),
  relationships: lenient(z.record(z.string(), lenient(relationship))),
});

/** The top level of an answer; a list, one resource or null. */
export const drupalDocument = z.object({
  data: z.union([z.array(z.unknown()), z.record(z.string(), z.unknown()), z.null()]),
  included: lenient(z.array(z.unknown())),
  links: lenient(z.object({ next: link })),
});

/** What stands in the place of `data` when the question was refused. */
export const drupalErrors = z.object({ errors: z.array(z.object({ title: text, detail: text })) });

/** A formatted text field. */
export const drupalText = z.object({ processed: text, value: text, summary: text });
export const drupalPath = z.object({ alias: text, langcode: text });
export const drupalFile = z.object({ uri: z.object({ url: z.string() }) });

export type DrupalResource = z.infer<typeof drupalResource>;
