import { distanceBetween } from '../../geo/distance-between.js';
import { hasPlace, type SampleReport } from '../town/sample-town.js';
import type { Dialect, FilterName, Wire } from './dialect.js';
import { isRefusal, refuse, type Refusal } from './refusal.js';
import type { TownState } from './town-state.js';

type Test = (report: SampleReport) => boolean;
type MakeTest = (
  wanted: string,
  context: { readonly query: URLSearchParams; readonly wire: Wire; readonly dialect: Dialect },
) => Test | Refusal;

const day = 86_400_000;

/** Newest first, however the dialect sorts them; or why it does not want to. */
export function findReports(state: TownState, dialect: Dialect, wire: Wire): readonly SampleReport[] | Refusal {
  const query = wire.received.url.searchParams;
  const unknown = dialect.strictQuery && [...query.keys()].find((name) => !dialect.strictQuery?.has(name));
  if (unknown) return refuse('invalid', `Unknown parameter: ${unknown}`);
  const ids = query.get('service_request_id');
  if (ids !== null) {
    const wanted = new Set(ids.split(','));
    return state.reports.filter((report) => wanted.has(wire.id(report)));
  }
  const tests = testsOf(dialect, wire, query);
  if (isRefusal(tests)) return tests;
  const window = windowOf(state, dialect, query);
  if (typeof window !== 'function') return window;
  const found = state.reports.filter((report) => window(report) && tests.every((test) => test(report)));
  return sorted(found, dialect);
}

function testsOf(dialect: Dialect, wire: Wire, query: URLSearchParams): readonly Test[] | Refusal {
  const tests: Test[] = [];
  for (const name of dialect.filters) {
    const wanted = query.get(name) ?? (name === 'status' ? dialect.defaultStatus : undefined);
    if (wanted === undefined || wanted === null) continue;
    const test = makers[name](wanted, { query, wire, dialect });
    if (typeof test !== 'function') return test;
    tests.push(test);
  }
  return tests;
}

/** Bounds are inclusive, as in GeoReport v2. */
function date(field: 'requested' | 'updated', isLower: boolean): MakeTest {
  return (wanted, { dialect: { comparesText, dates } }) => {
    const textOf = (report: SampleReport) => dates.write(report[field] ?? report.requested);
    if (comparesText) return (report) => (isLower ? textOf(report) >= wanted : textOf(report) <= wanted);
    const bound = dates.read(wanted);
    if (bound === undefined) return refuse('invalid', `Not a valid date: ${wanted}`);
    const at = (report: SampleReport) => Date.parse(report[field] ?? report.requested);
    return (report) => (isLower ? at(report) >= bound : at(report) <= bound);
  };
}

const makers: { readonly [F in FilterName]: MakeTest } = {
  service_code: (wanted, { wire }) => {
    const codes = new Set(wanted.split(','));
    return (report) => {
      const type = wire.typeOf(report);
      return type !== undefined && codes.has(wire.code(type));
    };
  },
  status: (wanted) => {
    const words = wanted.split(',');
    const odd = words.find((word) => word !== 'open' && word !== 'closed');
    if (odd !== undefined) return refuse('invalid', `Not a valid status: ${odd}`);
    return ({ status }) => words.includes(status);
  },
  start_date: date('requested', true),
  end_date: date('requested', false),
  updated_after: date('updated', true),
  updated_before: date('updated', false),
  bbox: (wanted) => {
    const [west = NaN, south = NaN, east = NaN, north = NaN] = wanted.split(',').map(Number);
    if ([west, south, east, north].some(Number.isNaN)) return refuse('invalid', `Not a valid bbox: ${wanted}`);
    return ({ where }) =>
      where !== undefined && where.longitude >= west && where.longitude <= east && where.latitude >= south && where.latitude <= north;
  },
  q: (wanted) => {
    const text = wanted.toLowerCase();
    return ({ description, address }) => `${description ?? ''}\n${address ?? ''}`.toLowerCase().includes(text);
  },
  radius: (wanted, { query }) => {
    const [radius, latitude, longitude] = [wanted, query.get('lat') ?? 'none', query.get('long') ?? 'none'].map(Number);
    if (!(radius && radius > 0) || latitude === undefined || longitude === undefined || Number.isNaN(latitude + longitude)) {
      return refuse('invalid', 'lat, long and radius go together');
    }
    return (report) => hasPlace(report) && report.where !== undefined && distanceBetween(report.where, { latitude, longitude }) <= radius;
  },
  has_photo: (wanted) => (report) => (report.media !== undefined) === (wanted === 'true'),
};

/** Reports of the last days where nothing is asked; what is asked may not span more. */
function windowOf({ now }: TownState, { windowDays, dates }: Dialect, query: URLSearchParams): Test | Refusal {
  if (windowDays === undefined) return () => true;
  const span = windowDays * day;
  const given = (name: string) => dates.read(query.get(name) ?? '');
  const [start, end] = [given('start_date'), given('end_date')];
  if (start !== undefined && end !== undefined && end - start > span) {
    return refuse('invalid', `start_date and end_date may not span more than ${windowDays} days`);
  }
  const from = start ?? (end ?? now()) - span;
  const until = end ?? (start === undefined ? Infinity : start + span);
  return ({ requested }) => Date.parse(requested) >= from && Date.parse(requested) <= until;
}

function sorted(found: readonly SampleReport[], { order }: Dialect): readonly SampleReport[] {
  const at = ({ requested, updated }: SampleReport) => Date.parse(order === 'changed' ? (updated ?? requested) : requested);
  return [...found].sort((a, b) => (order === 'oldest' ? at(a) - at(b) : at(b) - at(a)));
}
