import { distanceBetween, type GeoPoint, type PublicService, type ServicePlace } from '@civickit/core';
import { html, nothing, type TemplateResult } from 'lit';
import { describeDistance } from '../services/wording.js';
import { renderContact } from './contact-lines.js';
import type { GuideSetting } from './guide-setting.js';
import { renderHours } from './hours-table.js';
import { encoded, said, saidAtLength } from './own-words.js';
import { sensiblePoint } from './sensible.js';

/** More of them would bury what comes after. */
export const mostAtOnce = 3;

/** Where to go, the nearest place first where it is known where the reader is. */
export function renderPlaces(service: PublicService, setting: GuideSetting): TemplateResult {
  const { request, allPlaces, texts, wording } = setting;
  const places = nearestFirst(service.places ?? [], request.near);
  const hidden = allPlaces ? 0 : Math.max(0, places.length - mostAtOnce);
  const isFolded = (at: number) => hidden > 0 && at >= mostAtOnce;
  // On paper nobody can unfold them.
  return html`<ul class="places">
      ${places.map(
        (place, at) =>
          html`<li class=${isFolded(at) ? 'place folded' : 'place'} part="place" tabindex=${at === mostAtOnce ? '-1' : nothing}>
            ${renderPlace(place, at, service, setting)}
          </li>`,
      )}
    </ul>
    ${
      hidden > 0
        ? html`<button class="more" type="button" @click=${setting.showAllPlaces}>
            ${texts.place.more(wording.format.number(hidden), hidden)}
          </button>`
        : nothing
    }`;
}

/** Places that nobody can measure keep their order, after the others. */
function nearestFirst(places: readonly ServicePlace[], near: GeoPoint | undefined): readonly ServicePlace[] {
  if (!near) return places;
  const far = (place: ServicePlace) => {
    const where = sensiblePoint(place);
    return where ? distanceBetween(near, where) : Infinity;
  };
  const distances = new Map(places.map((place) => [place, far(place)]));
  const distance = (place: ServicePlace) => distances.get(place) ?? Infinity;
  return [...places].sort((a, b) => (distance(a) < distance(b) ? -1 : distance(a) > distance(b) ? 1 : 0));
}

function renderPlace(place: ServicePlace, at: number, service: PublicService, setting: GuideSetting): TemplateResult {
  const { texts, wording, request } = setting;
  const { name, address, postcode, directions, accessibility = [], contacts = [], hours } = place;
  const where = sensiblePoint(place);
  const number = wording.format.number(at + 1);
  return html`<p class="name">${name ? said(name, service) : address ? nothing : texts.place.unnamed(number)}</p>
    ${address ? html`<p class="address">${said(address, service)}</p>` : nothing}
    ${postcode ? html`<p class="aside">${texts.place.postcode(postcode)}</p>` : nothing}
    ${where && request.near ? html`<p class="aside">${texts.place.away(describeDistance(distanceBetween(request.near, where), wording))}</p>` : nothing}
    ${address || where ? renderWay(place, service, setting) : nothing}
    ${contacts.map((contact) => renderContact(contact, service, setting))}
    ${hours && !standsAlone(service) ? renderHours(hours, service, setting) : nothing}
    ${
      directions
        ? html`<p class="label">${texts.place.directions}</p>
            ${saidAtLength(directions, service)}`
        : nothing
    }
    ${
      accessibility.length > 0
        ? html`<p class="label">${texts.place.accessibility}</p>
            <ul class="plain">
              ${accessibility.map((each) => html`<li>${said(each, service)}</li>`)}
            </ul>`
        : nothing
    }`;
}

/** On with the reader's own map: none is chosen for them, and an address can be carried to any. */
function renderWay(place: ServicePlace, service: PublicService, { texts, copied, copyAddress }: GuideSetting): unknown {
  const { name, address } = place;
  const where = sensiblePoint(place);
  const { navigate, copy, copied: done } = texts.place;
  const point = where && `${where.latitude},${where.longitude}`;
  const label = encoded(name ?? address ?? service.name);
  return html`<p class="ways">
    ${point ? html`<a href="geo:${point}?q=${point}(${label})">${navigate}</a>` : nothing}
    ${address ? html`<button class="quiet" type="button" @click=${copyAddress(address)}>${copied === address ? done : copy}</button>` : nothing}
  </p>`;
}

/** The hours of an only place are the hours of the service: they stand where people look for them. */
export function standsAlone({ places = [], hours }: PublicService): boolean {
  return places.length === 1 && !hours;
}
