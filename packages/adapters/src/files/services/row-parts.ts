import type { PublicService, RequiredDocument, ServiceContact, ServiceFee, ServicePlace, ServiceStep } from '@civickit/core';
import type { CatalogueRow } from '../columns/catalogue-row.js';
import { formatIn, needIn } from '../words/choices.js';
import { contactIn } from '../words/contact.js';
import { countsIn } from '../words/document.js';
import { currencyIn, feeIn } from '../words/fee.js';
import { joinedNotes } from '../words/joined-notes.js';
import { openingHoursIn } from '../words/opening-hours.js';
import type { PartField } from './part-columns.js';
import { readLimit } from './read-limit.js';
import { readWhere, type ToWgs84 } from './read-where.js';
import { contactsOf, periodsOf } from './whole-values.js';

export type Answer = NonNullable<PublicService['questions']>[number];

/** A row as a document; undefined, and reported, where it has no name. */
export function rowDocument(row: CatalogueRow<PartField<'documents'>>): RequiredDocument | undefined {
  const name = row.line('name');
  if (!name) return void row.report('no-name', row.placeOf('name'));
  const need = row.read('needed', needIn, 'no-word');
  const condition = row.line('condition');
  const inQuantity = row.read(
    'quantity',
    (text) => countsIn(text) ?? (/^\d{1,3}\s*份?$/.test(text) ? { originals: Number.parseInt(text, 10) } : {}),
    'no-number',
  );
  const originals = row.read('originals', countOf, 'no-number') ?? inQuantity?.originals;
  const copies = row.read('copies', countOf, 'no-number') ?? inQuantity?.copies;
  const format = row.read('format', (text) => formatIn(text) ?? 'neither', 'no-word');
  const issuer = row.line('issuer');
  const note = row.line('note');
  const [form, sample] = [row.address('form'), row.address('sample')];
  return {
    name,
    ...need,
    ...(condition && !need?.needed && { needed: 'sometimes' as const }),
    ...(condition && { condition }),
    ...(row.yes('deferrable') && { deferrable: true }),
    ...(originals !== undefined && { originals }),
    ...(copies !== undefined && { copies }),
    ...(format && format !== 'neither' && { format }),
    ...(issuer && { issuer }),
    ...(form && { form: { title: row.line('formTitle') || name, url: form } }),
    ...(sample && { sample: { title: row.line('sampleTitle') || name, url: sample } }),
    ...(note && { note }),
  };
}

const countOf = (text: string) => (/^\d{1,3}\s*份?$/.test(text) ? Number.parseInt(text, 10) : undefined);

export function rowPlace(row: CatalogueRow<PartField<'places'>>, toWgs84: ToWgs84): ServicePlace | undefined {
  const [id, name, address, postcode] = [row.line('id'), row.line('name'), row.line('address'), row.line('postcode')];
  if (!name && !address) return void row.report('no-name', row.placeOf('name') ?? row.placeOf('address'));
  const where = readWhere(row, ['latitude', 'longitude', 'coordinates'], toWgs84);
  const hours = hoursIn(row.text('hours'), row.whole('periods'));
  const phone = row.read('phone', contactIn, 'no-contact');
  const contacts = [...(phone ? [phone] : []), ...contactsOf(row.whole('contacts'))];
  const directions = row.line('directions');
  const accessibility = row.names('accessibility');
  return {
    ...(id && { id }),
    ...(name && { name }),
    ...(address && { address }),
    ...(postcode && { postcode }),
    ...(where && { where }),
    ...(hours && { hours }),
    ...(contacts.length > 0 && { contacts }),
    ...(directions && { directions }),
    ...(accessibility && { accessibility }),
  };
}

/** Hours in words, with the periods that JSON gives or that the words mean. */
export function hoursIn(text: string, given: unknown): ServicePlace['hours'] {
  const periods = periodsOf(given);
  if (periods.length > 0) return { ...(text && { text }), periods };
  return text ? openingHoursIn(text) : undefined;
}

/** A row as a contact, and whether it is where to complain. */
export function rowContact(row: CatalogueRow<PartField<'contacts'>>): { contact: ServiceContact; complaints: boolean } | undefined {
  const [name, email] = [row.line('name'), row.line('email')];
  const reached = row.read('phone', contactIn, 'no-contact');
  const url = row.address('url');
  if (!reached && !email && !url) {
    if (!row.line('phone')) row.report('no-contact', row.placeOf('phone'), name);
    return undefined;
  }
  const contact = { ...(name && { name }), ...reached, ...(email && { email }), ...(url && { url }) };
  return { contact, complaints: /投诉|投訴|监督|監督|申訴|complain/i.test(row.line('purpose')) };
}

export function rowFee(row: CatalogueRow<PartField<'fees'>>): ServiceFee | undefined {
  const [name, amount, note] = [row.line('name'), row.line('amount'), row.line('note')];
  if (!name && !amount && !note) return void row.report('no-name', row.placeOf('name'));
  const currency = row.read('currency', currencyIn, 'no-word');
  const price: ServiceFee = /^\d+(?:\.\d+)?$/.test(amount) ? { amount: Number(amount) } : amount ? feeIn(amount) : {};
  const notes = joinedNotes([price.note, note]);
  const title = row.line('legalBasis');
  const url = row.address('legalBasisUrl');
  return {
    ...price,
    ...(name && { name }),
    ...(currency && { currency }),
    ...(notes && { note: notes }),
    ...((title || url) && { legalBasis: { title: title || name, ...(url && { url }) } }),
  };
}

export function rowStep(row: CatalogueRow<PartField<'steps'>>): ServiceStep | undefined {
  const [name, text] = [row.line('name'), row.text('text')];
  if (!name) return void row.report('no-name', row.placeOf('name'));
  const takes = readLimit(row, 'takes', 'takesUnit', 'takesNote');
  return { name, ...(text && { text }), ...(takes && { takes }) };
}

export function rowAnswer(row: CatalogueRow<PartField<'questions'>>): Answer | undefined {
  const [question, answer] = [row.line('question'), row.text('answer')];
  if (question && answer) return { question, answer };
  return void row.report('no-name', row.placeOf(question ? 'answer' : 'question'));
}
