import type { ServiceRequest, When } from '@civickit/core';

/** The instant at which tests, stories and pictures take place. */
export const sampleNow = Date.parse('2026-03-15T09:30:00+08:00');

const dayMs = 86_400_000;

/** So many days before the sample's present. */
export function daysBefore(days: number): When {
  return { iso: new Date(sampleNow - days * dayMs).toISOString(), precision: 'instant', zone: 'given' };
}

const day = (iso: string): When => ({ iso, precision: 'day', zone: 'given' });
const lamp = { id: 'lamp', name: '路灯故障' };
const waste = { id: 'waste', name: '垃圾清运' };
const road = { id: 'road', name: 'Potholes and pavements' };

/** A square of one colour, so that pictures of stories need no server. */
export const samplePhoto = 'https://photos.example/lamp.jpg';

const samples: readonly (Omit<ServiceRequest, 'ref'> & { readonly days: number })[] = [
  {
    days: 0.2,
    type: lamp,
    authorityStatus: 'open',
    stage: 'received',
    description: '河口村二组路灯坏了三盏，晚上看不见路，老人摔过跤。',
    address: '河口村二组村口',
    expected: day('2026-03-20'),
    where: { latitude: 26.5, longitude: 106.7 },
    lang: 'zh-Hans',
  },
  {
    days: 3,
    type: road,
    authorityStatus: 'open',
    stage: 'in-progress',
    description: 'The bridge at the mill has a hole in its deck, about as wide as a bicycle wheel.',
    address: 'Mill bridge',
    expected: day('2026-03-11'),
    media: [{ url: samplePhoto, type: 'image/jpeg' }],
    where: { latitude: 26.501, longitude: 106.701 },
    lang: 'en',
  },
  {
    days: 9,
    type: waste,
    authorityStatus: 'closed',
    stage: 'done',
    statusNote: '已清运，并增设一个垃圾桶。',
    description: '石桥镇农贸市场后门的垃圾三天没有清运。',
    address: '石桥镇农贸市场后门',
    closed: daysBefore(6),
    citizenStatus: 'confirmed',
    lang: 'zh-Hans',
  },
  {
    days: 20,
    type: lamp,
    authorityStatus: 'closed',
    stage: 'not-responsible',
    description: '小区内部路灯不亮。',
    address: '滨河路 12 号',
    closed: daysBefore(13),
    citizenStatus: 'disputed',
    lang: 'zh-Hans',
  },
  { days: 40, authorityStatus: 'open', statusGiven: 'Eskalation', description: 'ئۆستەڭنىڭ سۈيى يولغا چىقىۋاتىدۇ.', lang: 'ug' },
];

/** Reports of one source, the newest first; after the fifth they repeat, older each time. */
export function sampleRequests(source: string, count = 12): readonly ServiceRequest[] {
  return Array.from({ length: count }, (_, at) => {
    const { days, ...sample } = samples[at % samples.length] as (typeof samples)[number];
    const older = Math.floor(at / samples.length) * 45;
    const { closed } = sample;
    return {
      ref: { source, id: `20260315-${String(9000 - at)}` },
      requested: daysBefore(days + older),
      ...sample,
      ...(closed && { closed: { ...closed, iso: new Date(Date.parse(closed.iso) - older * dayMs).toISOString() } }),
    };
  });
}
