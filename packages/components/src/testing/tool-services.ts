import type { PublicService } from '@civickit/core';

export const marriage: PublicService = {
  ref: { source: 'county', id: 'marriage' },
  name: '结婚登记',
  organization: { id: 'civil', name: '民政局' },
  summary: 'Two people who want to marry have it registered.',
  documents: [
    { name: 'Identity card', originals: 1, copies: 1 },
    { name: 'Photo', originals: 3, format: 'paper' },
  ],
  places: [
    {
      name: '青石县政务服务中心; hall, 2',
      address: 'Seman Road 12,\nQingshi',
      postcode: '561000',
      where: { latitude: 26.0812, longitude: 105.19 },
      contacts: [{ phones: [{ number: '0851-5550260' }, { number: '0851-5550261', kind: 'fax' }], email: 'hall@county.example' }],
      hours: { text: 'Mo–Fr 9–17' },
    },
  ],
  contacts: [{ name: 'Registry', phones: [{ number: '0851-5550262' }] }],
  complaints: { name: 'Complaint line', phones: [{ number: '12345' }], email: 'complaints@county.example' },
  url: 'https://county.example/services/marriage',
};

export const household: PublicService = {
  ref: { source: 'county', id: 'household' },
  name: 'Move into a household',
  organization: { id: 'police', name: 'Police' },
  documents: [
    { name: 'ＩＤentity  CARD', originals: 1, copies: 2, needed: 'sometimes', condition: 'over 16', deferrable: true, issuer: 'Police' },
    { name: 'Photo', originals: 2, note: 'white ground' },
    { name: 'Household book', originals: 1, deferrable: true },
  ],
};
