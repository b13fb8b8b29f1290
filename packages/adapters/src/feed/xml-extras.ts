import type { Notice } from '@civickit/core';
import { pageUrl, type XmlElement } from '@civickit/core/markup';
import { attachmentOf, distinct, personName } from './facts.js';
import { lineOf, type XmlFields } from './xml-fields.js';

/** `category` as text (RSS) or as label or term (RFC 4287 4.2.2), and Dublin Core subjects. */
export function categoriesOf(fields: XmlFields, atom: boolean): string[] | undefined {
  return distinct(
    fields.all('category').map((element) => element.attribute('label') || element.attribute('term') || lineOf(element, atom)),
  );
}

/** Names, or addresses where no name is given. */
export function authorsOf(fields: XmlFields): string[] | undefined {
  return distinct(fields.all('author').map(nameOf)) ?? distinct(fields.all('itunes:author').slice(0, 1).map(nameOf));
}

function nameOf(element: XmlElement): string {
  const inner = element.hasElements ? element.children() : [];
  const named = (name: string): string =>
    lineOf(
      inner.find((child) => child.name === name && child.inner),
      true,
    );
  const line = named('name') || named('email');
  const written = line || lineOf(element, false);
  return line || !written.includes('@') ? written : personName(written);
}

/** Media RSS thumbnail or content, else the first enclosed picture, else what stands for the whole. */
export function imageOf(fields: XmlFields): Notice['image'] {
  // Thumbnails come first.
  const picture = fields.all('media:thumbnail').find(isPicture) ?? fields.all('enclosure').find(isPicture) ?? fields.all('itunes:image')[0];
  if (!picture) return undefined;
  const written = picture.attribute('url') ?? picture.attribute('href');
  const src = pageUrl(written ?? (picture.children().find(({ name }) => name === 'url') ?? picture).text(2048), picture.base);
  return src ? { src } : undefined;
}

/** `enclosure` (RSS) and links of that relation (Atom), but not the picture that is `shown` anyway. */
export function enclosuresOf(fields: XmlFields, shown: string | undefined): Notice['attachments'] {
  const found: NonNullable<Notice['attachments']>[number][] = [];
  for (const element of fields.all('enclosure')) {
    const attribute = (name: string): string | undefined => element.attribute(name);
    const address = attribute('url') ?? attribute('href');
    const attachment = attachmentOf(address, element.base, attribute('type'), attribute('length'), attribute('title'));
    if (attachment && attachment.url !== shown) found.push(attachment);
  }
  return found.length ? found : undefined;
}

function isPicture(element: XmlElement): boolean {
  return element.name === 'media:thumbnail' || element.attribute('medium') === 'image' || !!element.attribute('type')?.startsWith('image/');
}
