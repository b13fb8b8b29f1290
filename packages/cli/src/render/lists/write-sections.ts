import {
  contactsOf,
  describeAge,
  describeDays,
  describeSeason,
  describeTime,
  groupHours,
  sensibleLimit,
  whomToAsk,
  type GuideSection,
} from '@civickit/components/words.js';
import {
  completeness,
  type OpeningHours,
  type PublicService,
  type RequiredDocument,
  type ServiceClass,
  serviceClasses,
  type ServicePlace,
} from '@civickit/core';
import { markup, type Markup } from '@civickit/core/markup';
import { writeContact } from './write-contact.js';
import { dotted, heading, link, list, said, saidAtLength, wordingOf, type WriteSetting } from './write-setting.js';

type Write = (service: PublicService, setting: WriteSetting) => readonly (Markup | false | undefined)[];

const contents: Readonly<Record<GuideSection, Write>> = {
  'legal-basis': (service) => [list((service.legalBasis ?? []).map(({ title, url }) => link(url, said(title, service))))],
  eligibility: (service, setting) => {
    const age = describeAge(service, { texts: setting.words.guide, wording: wordingOf(setting) });
    return [
      ...(service.eligibility?.trim() ? saidAtLength(service.eligibility, service) : []),
      age !== undefined && markup`<p>${age}</p>\n`,
    ];
  },
  documents: (service, setting) => {
    const documents = service.documents ?? [];
    if (documents.length === 0) return [markup`<p>${setting.words.guide.noneNeeded}</p>\n`];
    return [list(documents.map((document) => writeDocument(document, service, setting)))];
  },
  places: (service, setting) => {
    const places = service.places ?? [];
    if (places.length === 0) return [markup`<p>${setting.words.guide.words.noVisit}</p>\n`];
    return [list(places.map((place, at) => writePlace(place, at, service, setting)))];
  },
  hours: (service, setting) => {
    const { hours, places = [] } = service;
    const own = hours ?? (places.length === 1 ? places[0]?.hours : undefined);
    const { guide } = setting.words;
    const regular = [hours, ...places.map((place) => place.hours)].some((each) => each?.periods?.length);
    return [
      ...(own
        ? writeHours(own, service, setting)
        : [markup`<p>${places.some((place) => place.hours) ? guide.hours.atPlaces : guide.words.noVisit}</p>\n`]),
      // A page that was written beforehand knows no day from another.
      regular && markup`<p>${guide.words.unsure}</p>\n`,
    ];
  },
  contacts: (service, setting) => contactsOf(service).map((contact) => writeContact(contact, service, setting)),
  steps: (service, setting) => {
    const wording = wordingOf(setting);
    const steps = (service.steps ?? []).map(({ name, text, takes }, at) => {
      const limit = sensibleLimit(takes, wording);
      return markup`${setting.format.number(at + 1)}. ${said(name, service)}${limit && ` (${describeTime(limit, wording)})`}${text && saidAtLength(text, service)}`;
    });
    return [list(steps)];
  },
};

const hasSection = (name: ServiceClass): name is GuideSection => name !== 'name';

/** What a guide must hold, in its fixed order. What the office has not said keeps its place and says so. */
export function writeSections(service: PublicService, setting: WriteSetting): readonly Markup[] {
  const missing = new Set<ServiceClass>(completeness(service).missing);
  const { headings } = setting.words.guide;
  return serviceClasses.filter(hasSection).map((name) => {
    const content = missing.has(name) ? writeMissing(name, service, setting) : contents[name](service, setting);
    return markup`<section>\n${heading(setting.level, markup`${headings[name]}`)}${content}</section>\n`;
  });
}

function writeMissing(name: GuideSection, service: PublicService, setting: WriteSetting): readonly (Markup | undefined)[] {
  const { guide } = setting.words;
  const contact = whomToAsk(service, setting.about);
  const sentence = markup`<p>${guide.missing[name]} ${contact ? guide.ask : guide.askNobody}</p>\n`;
  return [sentence, contact && writeContact(contact, service, setting)];
}

function writeDocument(document: RequiredDocument, service: PublicService, setting: WriteSetting): Markup {
  const { needed, condition, deferrable, originals = 0, copies = 0, format, issuer, form, sample, note } = document;
  const words = setting.words.guide.document;
  const number = (count: number) => setting.format.number(count);
  const marks = dotted([
    condition ? said(words.when(condition), service) : needed === 'sometimes' && words.sometimes,
    needed === 'optional' && words.optional,
    deferrable === true && words.deferrable,
    originals > 0 && words.originals(number(originals), originals),
    copies > 0 && words.copies(number(copies), copies),
    format && words[format],
    issuer && words.issuer(issuer),
    form && link(form.url, markup`${words.form}`),
    sample && link(sample.url, markup`${words.sample}`),
  ]);
  return markup`<strong>${said(document.name, service)}</strong>${marks.length > 0 && markup`<br>\n${marks}`}${note && saidAtLength(note, service)}`;
}

function writePlace(place: ServicePlace, at: number, service: PublicService, setting: WriteSetting): Markup {
  const { name, address, postcode, contacts = [], hours, directions, accessibility = [] } = place;
  const words = setting.words.guide.place;
  const called = name ?? (address ? undefined : words.unnamed(setting.format.number(at + 1)));
  const lines = dotted([
    called && markup`<strong>${said(called, service)}</strong>`,
    address && said(address, service),
    postcode && words.postcode(postcode),
  ]);
  const alone = (service.places ?? []).length === 1 && !service.hours;
  return markup`${lines}${contacts.map((contact) => writeContact(contact, service, setting))}${hours && !alone && writeHours(hours, service, setting)}${directions && [markup`<p>${words.directions}</p>\n`, ...saidAtLength(directions, service)]}${accessibility.length > 0 && markup`<p>${words.accessibility}: ${dotted(accessibility.map((each) => said(each, service)))}</p>\n`}`;
}

function writeHours(hours: OpeningHours, service: PublicService, setting: WriteSetting): readonly Markup[] {
  const texts = setting.words.guide;
  const guide = { texts, wording: wordingOf(setting) };
  const lines = groupHours(hours.periods ?? []).map((line) => {
    const { times, note } = line;
    const shown = times.length > 0 ? times.map((each, at) => markup`${at > 0 && ' '}<bdi dir="ltr">${each}</bdi>`) : texts.hours.closed;
    const season = describeSeason(line, guide);
    return markup`<dt>${describeDays(line, guide)}</dt><dd>${shown}${season && ` ${season}`}${note && markup` ${said(note, service)}`}</dd>\n`;
  });
  return [...(lines.length > 0 ? [markup`<dl>\n${lines}</dl>\n`] : []), ...(hours.text?.trim() ? saidAtLength(hours.text, service) : [])];
}
