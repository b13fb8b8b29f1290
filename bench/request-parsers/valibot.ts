import * as v from 'valibot';
import { dateTime } from './date-time.ts';

const text = v.nullish(v.string());
const date = v.nullish(v.pipe(v.string(), v.regex(dateTime)));
const requests = v.array(
  v.object({
    service_request_id: v.string(),
    status: v.string(),
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
    lat: v.nullish(v.pipe(v.number(), v.minValue(-90), v.maxValue(90))),
    long: v.nullish(v.pipe(v.number(), v.minValue(-180), v.maxValue(180))),
    media_url: text,
  }),
);

/** Validated, not mapped. */
export function parse(json: string): unknown[] {
  return v.parse(requests, JSON.parse(json));
}
