import { short, type FileTexts } from './texts.js';

const heads = {
  notices: 'Title, Published, Content',
  services: 'Service, Documents, Phone',
  types: 'Type, Question, Options',
  places: 'Name, Latitude, Longitude',
};
const quoted = (text?: string) => `"${short(text)}"`;

export const english: FileTexts = {
  place: ({ problem, sheet, row, column, head }) =>
    [
      sheet && `sheet ${quoted(sheet)}`,
      row && `${column || (!head && problem !== 'not-a-record') ? 'row' : 'record'} ${row}`,
      column ? `column ${column}${head ? ` ${quoted(head)}` : ''}` : head && quoted(head),
    ]
      .filter(Boolean)
      .join(', '),
  join: (place, text) => `${place}: ${text}`,
  'old-workbook': () => 'This is an old Excel workbook (.xls). Save it as .xlsx or as CSV.',
  encrypted: () => 'The workbook has a password. Save it without one.',
  'other-file': ({ written }) => `This is ${written ?? 'another kind of file'}. Save the table as .xlsx or as CSV.`,
  'web-page': () => 'A web page came instead of the file. Check the address.',
  'no-table': () => 'This is no table: neither CSV nor a workbook nor JSON.',
  empty: () => 'The file is empty.',
  damaged: () => 'The workbook is damaged or cut off. Upload it again, or save it anew.',
  'too-large': ({ written }) => `The file is larger than is read (${written ?? ''}). Split it, or take pictures out.`,
  'too-many-rows': ({ written }) => `Only the first ${written ?? ''} rows are read. Move the others to another file.`,
  'not-json': () => 'It begins like JSON but is none. A comma or a quotation mark may be missing or too many.',
  'no-records': ({ of = 'notices' }) => `The JSON holds no list that is known. Write [ … ] or { "${of}": [ … ] }.`,
  'not-a-record': ({ of }) => `This is no record. Write { ${of ? '"name": "…"' : '"title": "…", "published": "2026-03-04"'} }.`,
  'no-sheet': ({ written }) => `There is no sheet ${quoted(written)}.`,
  'no-heads': ({ of = 'notices' }) => `No row holds the heads of the columns. The first row must hold words such as ${heads[of]}.`,
  'head-missing': ({ written }) => `There is no column ${quoted(written)}.`,
  'head-twice': ({ written }) => `This column means the same as ${quoted(written)} and is not read. Keep one of them.`,
  'open-quote': () => 'A quotation mark is opened and not closed.',
  'no-title': () => 'The title is missing. Write one, or empty the row.',
  'no-year': ({ written }) => `${quoted(written)} has no year. Write 2026-03-04.`,
  'no-day': ({ written }) => `${quoted(written)} has no day. Write 2026-03-04.`,
  'two-ways': ({ written }) => `${quoted(written)} can be read in two ways. Write the year first: 2026-03-04.`,
  'no-such-day': ({ written }) => `${quoted(written)} is no date of the calendar or no time of the day.`,
  'no-date': ({ written }) => `${quoted(written)} is no date. Write 2026-03-04, or 2026-03-04 15:30.`,
  'no-address': ({ written }) => `${quoted(written)} is no address. Begin it with https:// or with /.`,
  'yes-or-no': ({ written }) => `${quoted(written)} is neither yes nor no. Write yes, or leave it empty.`,
  'no-language': ({ written }) => `${quoted(written)} is no language. Write en, zh-Hans, zh-Hant or ug.`,
  formula: ({ written }) => `The formula gives an error (${short(written)}). Write the value itself.`,
  nested: () => 'A text, a number, true, false or a list of texts must stand here.',
  repeated: ({ written }) => `This is the same as row ${written ?? ''}. Delete one, or give them different ids.`,
  'no-name': () => 'The name is missing. Write one, or empty the row.',
  'no-number': ({ written }) => `${quoted(written)} is no number.`,
  'no-limit': ({ written }) => `${quoted(written)} is no time limit. Write 5 working days, 30 days or at once.`,
  'no-contact': ({ written }) => `${quoted(written)} holds no telephone number, e-mail or web address.`,
  'no-place': ({ written }) => `${quoted(written)} is no place on the map. Write latitude and longitude in degrees: 30.2741, 120.1551.`,
  'no-word': ({ written }) => `${quoted(written)} is none of the words that are understood here. The template lists them.`,
  'no-options': () => 'A question with a choice needs its options, with semicolons between them.',
  'whose-row': () => 'Nothing tells what this row belongs to. Write the code or the name of its service or type.',
  'not-in-file': ({ written }) => `${quoted(written)} is not in this file. Write code or name as they stand there.`,
  'several-of-name': ({ written }) => `Several are called ${quoted(written)}. Write the code.`,
};
