import { fieldsOf, textOf, type Fields } from '../record/fields.js';

type Row = Fields;
type Tables = ReadonlyMap<string, readonly Row[]>;

/** The tables that a document holds by their names, `services.csv` or `services`. */
function tablesIn(document: Fields): Tables {
  const tables = new Map<string, readonly Row[]>();
  for (const [name, rows] of Object.entries(document)) {
    // The specification itself names this one table in the singular.
    const table = name.replace(/\.csv$/, '').replace(/^service_at_location$/, 'service_at_locations');
    if (Array.isArray(rows)) tables.set(table, rows.map(fieldsOf));
  }
  return tables;
}

/** Tables whose rows belong to a row of another, which they name by `<parent>_id`. */
const children: Readonly<Record<string, readonly string[]>> = {
  service: ['phones', 'schedules', 'service_areas', 'languages', 'funding', 'cost_options', 'required_documents', 'contacts'],
  service_at_location: ['phones', 'schedules', 'contacts', 'service_areas'],
  location: ['phones', 'schedules', 'contacts', 'languages', 'addresses', 'accessibility'],
  contact: ['phones'],
};

/** Services as they would be nested, from tables that name each other by id. A row belongs to each parent that it names. */
export function nestTables(document: Fields): readonly Fields[] {
  const tables = tablesIn(document);
  const rows = (name: string) => tables.get(name) ?? [];
  const byId = (name: string) => new Map(rows(name).map((row) => [textOf(row['id']), row]));
  const indexes = new Map<string, Map<string | undefined, Row[]>>();

  function indexOf(table: string, parent: string): Map<string | undefined, Row[]> {
    const key = `${table} ${parent}`;
    const index = indexes.get(key) ?? grouped(rows(table), `${parent}_id`);
    indexes.set(key, index);
    return index;
  }
  function withChildren(parent: string, row: Row): Fields {
    const id = textOf(row['id']);
    const nested: Record<string, unknown> = { ...row };
    for (const table of children[parent] ?? []) {
      const own = indexOf(table, parent).get(id);
      if (own) nested[table] = table === 'contacts' ? own.map((contact) => withChildren('contact', contact)) : own;
    }
    return nested;
  }

  const [organizations, programs, locations, terms] = [byId('organizations'), byId('programs'), byId('locations'), byId('taxonomy_terms')];
  const attributes = grouped(rows('attributes'), 'link_id');
  return rows('services').map((service) => {
    const id = textOf(service['id']);
    const links = indexOf('service_at_locations', 'service').get(id) ?? [];
    const tagged = attributes.get(id) ?? [];
    return {
      ...withChildren('service', service),
      organization: organizations.get(textOf(service['organization_id'])),
      program: programs.get(textOf(service['program_id'])),
      service_at_locations: links.map((link) => {
        const location = locations.get(textOf(link['location_id']));
        return { ...withChildren('service_at_location', link), location: location && withChildren('location', location) };
      }),
      attributes: tagged.map((attribute) => ({ ...attribute, taxonomy_term: terms.get(textOf(attribute['taxonomy_term_id'])) })),
    };
  });
}

function grouped(rows: readonly Row[], key: string): Map<string | undefined, Row[]> {
  const groups = new Map<string | undefined, Row[]>();
  for (const row of rows) {
    const id = textOf(row[key]);
    const group = groups.get(id);
    if (group) group.push(row);
    else if (id !== undefined) groups.set(id, [row]);
  }
  return groups;
}
