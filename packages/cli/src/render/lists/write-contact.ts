import type { PublicService, ServiceContact } from '@civickit/core';
import { attributes, markup, type Markup } from '@civickit/core/markup';
import { dotted, link, phoneLink, said, type WriteSetting } from './write-setting.js';

type Phone = NonNullable<ServiceContact['phones']>[number];

/** Every way to reach somebody. */
export function writeContact({ name, phones = [], email, url }: ServiceContact, service: PublicService, setting: WriteSetting): Markup {
  const { contact } = setting.words.guide;
  const mail = email && markup`<a${attributes({ href: `mailto:${encoded(email)}` })}><bdi dir="ltr">${email}</bdi></a>`;
  const ways = dotted([
    name && said(name, service),
    ...phones.map((phone) => writePhone(phone, service, setting)),
    mail,
    url !== undefined && link(url, markup`${contact.website}`),
  ]);
  return markup`<p>${ways}</p>\n`;
}

/** A number that a tap dials; a fax has nothing to say to who calls it. */
function writePhone({ number, kind, note }: Phone, service: PublicService, { words }: WriteSetting): Markup {
  const scheme = kind === 'fax' ? undefined : kind === 'text' ? 'sms' : 'tel';
  const word = kind === 'text' || kind === 'fax' ? words.guide.contact[kind] : undefined;
  return markup`${phoneLink(number, scheme)}${word !== undefined && ` ${word}`}${note && markup` ${said(note, service)}`}`;
}

/** Half a character, as broken exports have them, cannot be written in an address. */
function encoded(email: string): string {
  try {
    return encodeURIComponent(email).replace('%40', '@');
  } catch {
    return '';
  }
}
