import { defineElement } from '@civickit/components';
import { CivicServiceCatalogue } from '@civickit/components/service-catalogue';
import { createCivicClient, type PublicService } from '@civickit/core';
import { generateServices } from './services/generate-services.ts';

const pageSize = 20;

interface PlainPage {
  readonly search: HTMLInputElement;
  readonly show: (found: readonly PublicService[]) => void;
}

/** A field and a list that no key changes. */
function mountStill(place: HTMLElement, services: readonly PublicService[]): PlainPage {
  const search = document.createElement('input');
  const list = document.createElement('ol');
  const row = ({ name, summary, organization, visits }: PublicService): HTMLLIElement => {
    const item = document.createElement('li');
    const heading = document.createElement('h3');
    const button = document.createElement('button');
    button.className = 'title';
    button.textContent = name;
    heading.append(button);
    const text = document.createElement('p');
    text.textContent = summary ?? '';
    const facts = document.createElement('p');
    facts.textContent = `${organization?.name ?? ''} ${visits ?? ''}`;
    item.append(heading, text, facts);
    return item;
  };
  const show = (found: readonly PublicService[]): void => list.replaceChildren(...found.slice(0, pageSize).map(row));
  show(services);
  place.append(search, list);
  return { search, show };
}

/** What a careful developer writes by hand: a scan of the lower-cased texts, and the first page of what it finds. */
function mountPlain(place: HTMLElement, services: readonly PublicService[]): void {
  const { search, show } = mountStill(place, services);
  search.addEventListener('input', () => {
    const wanted = search.value.toLowerCase();
    show(
      services.filter(({ name, alternateNames = [], keywords = [], summary = '', organization, terms = [] }) =>
        [name, ...alternateNames, ...keywords, summary, organization?.name ?? '', ...terms.map((term) => term.name)]
          .join('\n')
          .toLowerCase()
          .includes(wanted),
      ),
    );
  });
}

function mountCivicKit(place: HTMLElement, services: readonly PublicService[]): void {
  defineElement('civic-service-catalogue', CivicServiceCatalogue);
  const catalogue = document.createElement('civic-service-catalogue');
  catalogue.collection = createCivicClient({
    services: {
      kind: 'services',
      id: 'generated',
      applies: new Set(),
      list: () => Promise.resolve({ items: services, order: 'unordered', skipped: [] }),
    },
  }).services;
  place.append(catalogue);
}

Object.assign(globalThis, { generateServices, mount: { still: mountStill, plain: mountPlain, civickit: mountCivicKit } });
