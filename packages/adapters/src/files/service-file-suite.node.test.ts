import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describeServiceSource, type SampleService, type ServiceRig, type ServiceScenario } from '@civickit/core/testing';
import { describe, it } from 'vitest';
import writeExcelFile from 'write-excel-file/node';
import { serviceFile } from './service-file.js';

/** A file gives a row without a code its name as id, so the flaw is a code that another row has. */
const codeOf = ({ id, flaw }: SampleService) => (flaw === 'no-id' ? 'service-0' : id);
const nameOf = ({ name, flaw }: SampleService) => (flaw ? '' : name);

const rowsOf = (services: readonly SampleService[]) => [
  [
    'Code',
    'Service',
    'Summary',
    'Link',
    'Office',
    'Theme',
    'Who may apply',
    'Phone',
    'E-mail',
    'Where',
    'Latitude',
    'Longitude',
    'Updated',
  ],
  ...services.map((one) => [
    codeOf(one),
    one.flaw === 'no-id' ? one.name : nameOf(one),
    one.summary,
    one.url,
    one.organization.name,
    one.terms.map(({ name }) => name).join(', '),
    one.eligibility,
    one.phone,
    one.email,
    one.address,
    String(one.where.latitude),
    String(one.where.longitude),
    one.updated,
  ]),
];

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
const writers: Readonly<Record<string, (services: readonly SampleService[]) => string | Uint8Array | Promise<Uint8Array>>> = {
  CSV: (services) => rowsOf(services).map((row) => row.map(quoted).join(';')).join('\r\n'), // prettier-ignore
  JSON: (services) =>
    JSON.stringify({
      services: services.map((one) => {
        if (one.flaw === 'no-record') return 'none';
        const { id, flaw, phone, email, address, where, ...facts } = one;
        return { ...facts, ref: { id: flaw ? 'service-0' : id }, ...(flaw === 'no-name' && { name: '' }), contacts: [{ phones: [{ number: phone }], email }], places: [{ address, where }] }; // prettier-ignore
      }),
    }),
  workbook: (services) =>
    writeExcelFile([
      { sheet: 'Catalogue', data: rowsOf(services).map((row) => row.map((value) => ({ value, type: String }))) },
    ]).toBuffer(), // prettier-ignore
};

async function rigFor(write: (typeof writers)[string], { services, fault }: ServiceScenario): Promise<ServiceRig> {
  const body = fault === 'garbage' ? Uint8Array.from({ length: 900 }, (_, at) => (at * 7) % 32) : await write(services);
  const server = createServer((_, response) => {
    if (fault !== 'hang') response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/services`;
  const close = () =>
    new Promise<void>((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    });
  return { source: serviceFile({ id: 'county', url }), close };
}

for (const [name, write] of Object.entries(writers)) {
  describeServiceSource(`serviceFile: ${name}`, (scenario) => rigFor(write, scenario), { describe, it }, { paging: false, get: false });
}
