export type WireRecord = Readonly<Record<string, string | number | null>>;

/** Rows of `GET requests` as a server of the standard gives them, newest first, 17 minutes apart. */
export function makeRecords(count: number, from = 0): WireRecord[] {
  return Array.from({ length: count }, (_, at) => recordAt(from + at));
}

const types = ['Street lamp is out', 'Pothole', 'Overflowing bin', 'Graffiti', 'Blocked drain', 'Fallen tree', 'Abandoned car', '路灯不亮'];
const words = 'corner school gate lamp water deep since monday dangerous children bus stop again night light broken'.split(' ');
const newest = Date.UTC(2026, 10, 20, 4);

function recordAt(at: number): WireRecord {
  const requested = newest - at * 1_020_000;
  const closed = at % 3 === 2;
  return {
    service_request_id: String(1_000_000 - at),
    status: closed ? 'closed' : 'open',
    status_notes: closed ? `Done by crew ${at % 40}` : null,
    service_name: types[at % types.length] ?? null,
    service_code: String(101 + (at % types.length)),
    description: at % 7 === 3 ? '' : `${sentence(at, 18)}.\nNo. ${at}, ${at % 5 === 0 ? 'Größe eines Tellers' : sentence(at + 1, 4)}`,
    agency_responsible: at % 3 === 0 ? 'Roads department' : null,
    service_notice: null,
    requested_datetime: written(requested),
    updated_datetime: written(requested + (at % 9) * 3_600_000),
    expected_datetime: at % 10 === 4 ? written(requested + 259_200_000) : null,
    address: `${(at % 400) + 1} Seman Road`,
    address_id: null,
    zipcode: at % 6 === 0 ? '844000' : null,
    lat: Math.round((39.45 + (at % 211) * 0.0002) * 1e6) / 1e6,
    long: Math.round((75.95 + (at % 307) * 0.0002) * 1e6) / 1e6,
    media_url: at % 4 === 2 ? `https://media.town.example/requests/${at}.jpg` : null,
  };
}

function sentence(seed: number, length: number): string {
  return Array.from({ length }, (_, at) => words[(seed * 7 + at * at * 5) % words.length]).join(' ');
}

/** With the offset of the town, as the standard writes dates. */
function written(at: number): string {
  return `${new Date(at + 28_800_000).toISOString().slice(0, 19)}+08:00`;
}
