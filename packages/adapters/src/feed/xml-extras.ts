import type { Notice } from '@civickit/core';
import { pageUrl, type XmlElement } from '@civickit/core/markup';
import { attachmentOf, distinct, personName } from './facts.js';
import { lineOf, XmlFields } from './xml-fields.js';

/** `category` as text (RSS) or as label or term (RFC 4287 4.2.2), and Dublin Core subjects. */
export function categoriesOf(fields: XmlFields, atom: boolean): string[] | undefined {
  const elements = both(fields.all('category'), fields.all('dc:subject'));
  return distinct(elements.map((element) => element.attribute('label') || element.attribute('term') || lineOf(element, atom)));
}

/** Names, or addresses where no name is given. */
export function authorsOf(fields: XmlFields): string[] | undefined {
  return distinct(
    both(fields.all('author'), fields.all('dc:creator')).map((element) => {
      const person = element.hasElements ? new XmlFields(element.children()).line(['name', 'email']) : undefined;
      return person ?? personName(lineOf(element, false));
    }),
  );
}

/** Media RSS thumbnail or content, else the first enclosed picture. */
export function imageOf(fields: XmlFields): Notice['image'] {
  const groups = fields.all('media:group');
  const media = groups.length
    ? new XmlFields([fields.all('media:thumbnail'), fields.all('media:content'), ...groups.map((group) => group.children())].flat())
    : fields;
  const picture =
    media.all('media:thumbnail')[0] ??
    media.all('media:content').find((element) => element.attribute('medium') === 'image' || isPicture(element)) ??
    enclosures(fields).find(isPicture);
  const src = picture && pageUrl(picture.attribute('url') ?? picture.attribute('href'), picture.base);
  return src ? { src } : undefined;
}

/** `enclosure` (RSS) and links of that relation (Atom), but not the picture that is `shown` anyway. */
export function enclosuresOf(fields: XmlFields, shown: string | undefined): Notice['attachments'] {
  const found = enclosures(fields).flatMap((element) => {
    const address = element.attribute('url') ?? element.attribute('href');
    const attachment = attachmentOf(
      address,
      element.base,
      element.attribute('type'),
      element.attribute('length'),
      element.attribute('title'),
    );
    return attachment && attachment.url !== shown ? [attachment] : [];
  });
  return found.length ? found : undefined;
}

function enclosures(fields: XmlFields): readonly XmlElement[] {
  const links = fields.all('link').filter((link) => link.attribute('rel') === 'enclosure');
  return both(fields.all('enclosure'), links);
}

function both(some: readonly XmlElement[], others: readonly XmlElement[]): readonly XmlElement[] {
  return others.length ? [...some, ...others] : some;
}

function isPicture(element: XmlElement): boolean {
  return element.attribute('type')?.startsWith('image/') ?? false;
}
