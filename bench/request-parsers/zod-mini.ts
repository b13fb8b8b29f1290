import * as z from 'zod/mini';
import { dateTime } from './date-time.ts';

// Without it zod tries eval first, which the page forbids.
z.config({ jitless: true });

const text = z.nullish(z.string());
const date = z.nullish(z.string().check(z.regex(dateTime)));
const requests = z.array(
  z.object({
    service_request_id: z.string(),
    status: z.string(),
    status_notes: text,
    service_name: text,
    service_code: text,
    description: text,
    agency_responsible: text,
    service_notice: text,
    requested_datetime: date,
    updated_datetime: date,
    expected_datetime: date,
    address: text,
    address_id: text,
    zipcode: text,
    lat: z.nullish(z.number().check(z.gte(-90), z.lte(90))),
    long: z.nullish(z.number().check(z.gte(-180), z.lte(180))),
    media_url: text,
  }),
);

/** Validated, not mapped. */
export function parse(json: string): unknown[] {
  return requests.parse(JSON.parse(json));
}
