import * as z from 'zod/mini';

/** A member of the wrong type counts as absent: one bad field is no reason to hide an alert. */
function lenient<T extends z.core.$ZodType>(schema: T) {
  return z.catch(z.optional(schema), undefined);
}

const text = lenient(z.string());
const texts = lenient(z.union([z.string(), z.array(z.string())]));
const table = lenient(z.record(z.string(), z.union([z.string(), z.array(z.string())])));

export const featureList = z.object({ title: text, features: z.custom<readonly unknown[]>(Array.isArray) });

/** The members of an alert as weather.gov and CAP Composer name them; CAP's own names are taken too. */
export const alertFeature = z.object({
  id: text,
  geometry: z.catch(z.unknown(), undefined),
  properties: z.object({
    '@id': text,
    id: text,
    identifier: text,
    sender: text,
    sent: text,
    status: text,
    messageType: text,
    msgType: text,
    scope: text,
    references: lenient(z.array(z.object({ sender: text, identifier: text, sent: text }))),
    language: text,
    category: texts,
    event: text,
    response: texts,
    responseType: texts,
    urgency: text,
    severity: text,
    certainty: text,
    effective: text,
    onset: text,
    expires: text,
    senderName: text,
    headline: text,
    description: text,
    instruction: text,
    web: text,
    url: text,
    contact: text,
    areaDesc: text,
    geocode: table,
    parameters: table,
    eventCode: table,
  }),
});

export type AlertFeature = z.infer<typeof alertFeature>;
