import { Ajv } from 'ajv';
import standalone from 'ajv/dist/standalone/index.js';
import { dateTime } from './date-time.ts';

const text = { type: 'string', nullable: true };
const date = { type: 'string', nullable: true, pattern: dateTime.source };
const degrees = (most: number) => ({ type: 'number', nullable: true, minimum: -most, maximum: most });
const requests = {
  type: 'array',
  items: {
    type: 'object',
    required: ['service_request_id', 'status'],
    properties: {
      service_request_id: { type: 'string' },
      status: { type: 'string' },
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
      lat: degrees(90),
      long: degrees(180),
      media_url: text,
    },
  },
};

/** Validated, not mapped. Compiled here, since where it runs ajv may not compile: it knows no other way than eval. */
export function ajvSource(): string {
  const ajv = new Ajv({ code: { source: true, esm: true } });
  return `${standalone(ajv, ajv.compile(requests))}
export function parse(text) {
  const rows = JSON.parse(text);
  if (!validate(rows)) throw new Error('ajv refuses a row');
  return rows;
}`;
}
