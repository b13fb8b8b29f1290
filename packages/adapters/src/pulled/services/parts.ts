import type { LabelledLink, OpeningHours, OpeningPeriod, ServiceContact, TimeLimit } from '@civickit/core';
import { pageAddress } from '../addresses.js';
import { textOf } from '../fields.js';
import { list, matching, numberFrom, oneOf, type Read, record, wholeList, wholeRecord } from './readers.js';

/** A link that leads nowhere is its title. */
export const link = record<LabelledLink>({ title: textOf, url: (value) => pageAddress(value) }, 'title');

export const timeLimit = record<TimeLimit>(
  { amount: numberFrom(0), unit: oneOf('minute', 'hour', 'day', 'workday', 'month', 'year'), note: textOf },
  'amount',
  'unit',
);

const clock = matching(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/);
const day = matching(/^\d{4}-\d\d-\d\d$/);
const ordinal: Read<number> = (value) => (Number.isInteger(value) && value !== 0 ? (value as number) : undefined);

/** Without one of its members it would be open at other times. */
const period = wholeRecord<OpeningPeriod>(
  {
    days: wholeList(oneOf('MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU')),
    ordinals: wholeList(ordinal),
    opens: clock,
    closes: clock,
    from: day,
    until: day,
    note: textOf,
  },
  'days',
  'opens',
  'closes',
);

export const hours = record<OpeningHours>({ text: textOf, periods: list(period) });

const phone = record<NonNullable<ServiceContact['phones']>[number]>(
  { number: textOf, kind: oneOf('voice', 'text', 'fax'), note: textOf },
  'number',
);

export const contact = record<ServiceContact>({ name: textOf, phones: list(phone), email: textOf, url: (value) => pageAddress(value) });
