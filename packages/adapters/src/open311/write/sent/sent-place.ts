import type { NewServiceRequest } from '@civickit/core';
import { pointOf } from '../../../record/fields.js';
import type { FieldReader } from './field-reader.js';

/** The place of a report, in whichever of the three ways of the standard. */
export function readSentPlace(reader: FieldReader): Pick<NewServiceRequest, 'where' | 'address' | 'addressId'> {
  const [lat, long] = [reader.line('lat', '/where'), reader.line('long', '/where')];
  const where = lat === undefined || long === undefined ? undefined : pointOf(lat, long);
  const isHalf = reader.has('lat') !== reader.has('long');
  if (isHalf) reader.refuse('/where', `${reader.has('lat') ? 'lat' : 'long'} stands alone: lat and long go together`);
  else if (lat !== undefined && long !== undefined && !where) reader.refuse('/where', 'lat and long are no place in degrees of WGS 84');
  const address = reader.prose('address_string', '/address', reader.limits.line);
  const addressId = reader.line('address_id', '/addressId');
  return { ...(where && { where }), ...(address !== undefined && { address }), ...(addressId !== undefined && { addressId }) };
}
