import { CivicNoticeFeed } from '@civickit/components/notice-feed';
import { defineElement } from '@civickit/components';
import { createCivicClient, type Notice, type Source } from '@civickit/core';

/** The same notices for both lists, newest first. */
function makeNotices(count: number): Notice[] {
  const topics = [
    'Water main',
    'Pothole',
    'Street lamp',
    'Bus route',
    'School meals',
    'Tender',
    'Clinic hours',
    'Road works',
    'Flood defence',
    'Library',
  ];
  return Array.from({ length: count }, (_, index) => ({
    ref: { source: 'many', id: String(index) },
    title: `${topics[index % topics.length]} number ${index} in ward ${index % 37}`,
    url: `https://county.example/${index}`,
    published: { iso: new Date(Date.UTC(2026, 2, 15) - index * 3_600_000).toISOString(), precision: 'instant', zone: 'given' },
    categories: [`Ward ${index % 12}`],
    summary: `What happens at place ${index}, for how long, and whom to ask about it.`,
  }));
}

/** Paged plain DOM: what a careful developer writes by hand. */
function mountPlain(place: HTMLElement, notices: readonly Notice[], size: number): void {
  const search = document.createElement('input');
  const list = document.createElement('ol');
  const more = document.createElement('button');
  more.textContent = 'More';
  const row = ({ title, url, published, categories, summary }: Notice): HTMLLIElement => {
    const item = document.createElement('li');
    const heading = document.createElement('h3');
    const link = document.createElement('a');
    link.className = 'title';
    link.href = url ?? '';
    link.textContent = title;
    heading.append(link);
    const meta = document.createElement('p');
    meta.textContent = `${published ? new Intl.DateTimeFormat('en', { dateStyle: 'long' }).format(Date.parse(published.iso)) : ''} ${categories?.join(', ') ?? ''}`;
    const text = document.createElement('p');
    text.textContent = summary ?? '';
    item.append(heading, meta, text);
    return item;
  };
  const show = (found: readonly Notice[]): void => list.replaceChildren(...found.slice(0, size).map(row));
  search.addEventListener('input', () => {
    const wanted = search.value.toLowerCase();
    show(
      wanted
        ? notices.filter((notice) => `${notice.title} ${notice.summary} ${notice.categories?.join(' ')}`.toLowerCase().includes(wanted))
        : notices,
    );
  });
  show(notices);
  place.append(search, list, more);
}

function mountCivicKit(place: HTMLElement, notices: readonly Notice[], size: number): void {
  defineElement('civic-notice-feed', CivicNoticeFeed);
  const source: Source<'notices'> = {
    kind: 'notices',
    id: 'many',
    applies: new Set(),
    list: () => Promise.resolve({ items: notices, order: 'newest', skipped: [] }),
  };
  const feed = document.createElement('civic-notice-feed');
  feed.searchable = true;
  feed.limit = size;
  feed.collection = createCivicClient({ notices: [source] }).notices;
  place.append(feed);
}

Object.assign(globalThis, { makeNotices, mount: { plain: mountPlain, civickit: mountCivicKit } });
