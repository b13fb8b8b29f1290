import { englishExplanations } from '@civickit/embed/configuration.js';
import type { KindCount } from '../check/read-kind.js';
import type { Texts } from './texts.js';

const plural = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;

const counted = ({ kind, items, atLeast, types }: KindCount): string => {
  const what = { notices: 'item', services: 'service', requests: 'request', forms: 'form' }[kind];
  return `${types === undefined ? '' : `${plural(types, 'type')}, `}${atLeast ? 'at least ' : ''}${plural(items, what)}`;
};

export const en: Texts = {
  lang: 'en',
  help: `civickit: tools for pages with CivicKit

  civickit pull [civickit.json] --to DIR   copies every source of another site onto your own
  civickit check [civickit.json]           tells what is wrong with the configuration, its files and sources

  civickit render form FORM.json PAGE.html writes a form into pages, for visitors without JavaScript, and for print
  civickit render notices civickit.json PAGE.html
  civickit render services civickit.json PAGE.html
                                           write notices, or services and guides to them, into pages in the same way

  civickit start [--folder DIR]            runs the server, for the area that has none
  civickit import county.json              brings in what the area keeps in files
  civickit dump FILE                       writes all that the server holds as one file
  civickit restore FILE                    puts such a file into an empty database
  civickit migrate --to postgres://…       takes the server from its folder to PostgreSQL
  civickit staff link EMAIL                lets an administrator in again who cannot sign in
  civickit audit                           tells whether the log of what staff did is as it was written

  civickit pull --help, civickit check --help, civickit start --help, civickit render --help, civickit render notices --help: all options. civickit --version`,
  helpPull: `civickit pull [civickit.json] --to DIR

Asks every configured source of another site once, politely, and writes what it gives as DIR/notices/<id>.json
or DIR/services/<id>.json. What fails leaves the last good copy as it is. civickit.json may be a path or an address.

  --to DIR         folder that "pulled" of civickit.json stands for on the web
                   (default: that path beside civickit.json)
  --source ID      only this source; may be given again
  --site ADDRESS   your site; sources on it need no copy
  --every 15m      go on for ever, at this interval
  --jitter 2m      first wait a random time up to this long, so that not all counties ask at once
  --timeout 30s    longest time for one request
  --json           one JSON object a line, for logs
  --lang zh-Hans   language of what is said (en, zh-Hans)

Exit code: 0 all well; 1 a source failed; 2 configuration or command not understood; 3 another pull is at work;
4 DIR cannot be written; 130 stopped.`,
  helpCheck: `civickit check [civickit.json]

Tells what is wrong, with row and column: the configuration, the files it names, the copies that pull wrote.

  --root DIR       folder of the site's files (default: that of civickit.json)
  --to DIR         folder of the copies, as for civickit pull
  --online         ask every source, too: state, newest date, whether pages of your site may read it, clock, certificate
  --write          ask as with --online, and put what Open311 servers say into civickit.json: dialect, paths,
                   jurisdictionId, url
  --site ADDRESS   your site, as in https://www.county.example, for --online
  --timeout 30s    longest time for one request
  --json           the result as one JSON object
  --lang zh-Hans   language of what is said (en, zh-Hans)

Exit code: 0 nothing wrong (there may be cautions); 1 something is wrong; 2 configuration or command not understood.`,
  helpRender: `civickit render form FORM.json [PAGE.html …]

Writes the form as plain HTML into pages, so that it can be read and sent without JavaScript: as children of <civic-form>,
or wherever --at says. All else of a page stays as it is, and a second run changes nothing.

  --at '#id'       the element that it is written into: by id, or by tag (default: <civic-form>, of several the one
                   whose src names FORM.json)
  --action ADDRESS where it is sent; without it the page says that it is for printing
  --in zh-Hans     language of the form (default: the page's, by lang)
  --level 2        level of its heading, 1 to 4
  --blocks 3       room for repeated questions, 1 to 50
  --replace        write over children that no earlier run has written
  --print FILE     the form for the printer, as a page of its own
  --address ADDR   of --print: where it can be answered online
  --large          of --print: large type
  --schema FILE    the JSON Schema of what is sent
  --types FILE     the TypeScript type of the answers
  --lang zh-Hans   language of what is said (en, zh-Hans)

Exit code: 0 all written; 1 a page has no place for it, and nothing was written; 2 form or command not understood;
4 a file cannot be written.`,
  helpLists: `civickit render notices civickit.json PAGE.html …
civickit render services civickit.json PAGE.html …

Asks the configured sources and writes what they give as plain HTML between the tags of every <civic-notice-feed>, or of every
<civic-service-catalogue> and <civic-service-guide>, for visitors without JavaScript and until the script has come. The
element's own attributes say what: source, src, adapter, category, limit, term, service, heading, heading-level. Copies
that civickit pull made are used where "pulled" says so. All else of a page stays as it is, byte by byte, in any encoding.
A second run changes nothing; what fails is said in the page. Where every source of an element fails, what stands there stays.

  --at '#id'       only the element with this id
  --in zh-Hans     language of our words (default: the page's, by lang)
  --replace        write over children that no earlier run has written
  --root DIR       folder of the site's files (default: that of civickit.json)
  --site ADDRESS   your site, as in https://www.county.example: what DIR does not hold is asked of it
  --timeout 30s    longest time for one request
  --guide ADDRESS  of services: the page of a service, as in /guides/{id}.html (default: the address that its source names)
  --most 500       of services: how many are listed; of the others their number is told
  --lang zh-Hans   language of what is said (en, zh-Hans)

Exit code: 0 all written; 1 a source failed, or a page has no place for it, and then nothing was written; 2 configuration or
command not understood; 4 a file cannot be written; 130 stopped.`,
  helpServer: `civickit start [--folder DIR] [--port N] [--host ADDR]
civickit import county.json [--folder DIR]
civickit dump FILE [--folder DIR]
civickit restore FILE [--folder DIR]
civickit migrate --to postgres://user:password@host:5432/name [--folder DIR]
civickit staff link EMAIL [--public-url URL] [--folder DIR]
civickit audit [--mark NUMBER:HASH] [--folder DIR]

start runs the server until it is told to stop. Without DATABASE_URL it is the trial: the database is a folder, for one process.
With DATABASE_URL=postgres://… it is PostgreSQL 15 or newer, and nothing else: where that cannot be had, the server stops. The same
goes for MEDIA_URL, MEDIA_KEY_ID, MEDIA_SECRET and MEDIA_REGION: the bucket for files that people send (docs/server/media.md).
import brings in areas and what they have from the files that county.json names (docs/server/import.md); run it again after each
change. dump and migrate read, and restore writes, the same database. restore and migrate want an empty one to write into; what stands
there afterwards is counted and digested anew, and where it differs nothing is kept. staff link prints a link by which EMAIL chooses a
password and administers all areas, for when nobody else can let that person in (docs/server/staff.md). audit works out the chain of
hashes of the audit log again and names the first row that is not as it was written. It prints the last row: keep that elsewhere and
give it as --mark next time, so that a log that was cut off or written anew is found too. The trial has to be stopped for all of them.

  --folder DIR     folder of the trial (default: ./civickit-server); of dump, migrate and audit it must be there
  --port 4312      0 takes any free one
  --host ADDR      address to listen on (default: 127.0.0.1, which only this machine can reach)
  --proxy ADDR     address of the web server in front, whose X-Forwarded-For is believed; may be given again
  --proof pressure browsers work something out before they send, while more comes than is usual; "always": each time
                   (docs/server/proof-of-work.md)
  --public-url URL origin under which people reach it, as in https://report.county.example: links in lists lead there
                   (CIVICKIT_OIDC_ISSUER, _CLIENT_ID and _CLIENT_SECRET: sign-in of staff by an OpenID provider)
  --config AREA=civickit.json
                   lets the pages of an area read the sources of its civickit.json through this server: copies of notices and services
                   at /areas/AREA/pulled, the relay at /areas/AREA/relay (docs/server/relay.md); may be given again
  --every 15m      how often the copies are made anew
  --private-host HOST[:PORT]
                   host of the own network that these sources may lie on; no other is asked; may be given again
  --relay-settings FILE
                   settings of the relay, as relay.mjs takes them: what pages may send, with which key
  --to postgres:// database that migrate writes into
  --mark N:HASH    row of the audit log that an earlier check printed
  --lang zh-Hans   language of what is said (en, zh-Hans)

Exit code: 0 all well, also after it was told to stop; 1 it failed, or the log was changed; 2 DATABASE_URL, MEDIA_URL or command not
understood, or what they name cannot be reached; 3 another process has the folder; 4 the folder or FILE cannot be written.`,
  unknownCommand: (name) =>
    `There is no command "${name}". Write pull, check, render, start, import, dump, restore, migrate, staff or audit.`,
  badOption: (message) => `${message} See --help.`,
  missing: (file) => `${file} does not exist. Name the file: civickit check path/to/civickit.json`,
  unreadable: (message) => `cannot be read: ${message}`,
  notUtf8: 'is not UTF-8 (perhaps GBK or UTF-16). Save it as UTF-8; in Notepad: Save as, Encoding UTF-8.',
  explanations: englishExplanations,
  json: {
    ends: 'the file ends too early; a } or ] is missing',
    curlyQuote: (sign) => `${sign} is a printed quotation mark; write "`,
    fullWidth: (sign) => `${sign} is a full-width sign; write it with the input method off`,
    trailingComma: 'there is a comma before this that must go: the last entry has none',
    missingComma: 'a comma is missing before this',
    comment: 'JSON has no comments; delete this',
    singleQuote: 'write " instead of \'',
    unexpected: (sign) => `"${sign}" cannot stand here`,
  },
  pull: {
    noFolder: 'Where to? Give --to DIR, or write "pulled": "/civickit-data/" in civickit.json.',
    unknownSource: (id, known) => `There is no source "${id}" to pull; there are: ${known}`,
    nothing: 'There is no source of another site in the configuration: nothing to pull.',
    into: (folder) => `Copies go to ${folder}`,
    busy: (since) => `Another pull is at work in this folder since ${since}.`,
    unwritable: (folder, message) => `${folder} cannot be written: ${message}`,
    asking: (done, all, ids) => `${done}/${all} … ${ids}`,
    written: (items, skipped) => plural(items, 'item') + (skipped > 0 ? `, ${plural(skipped, 'record')} could not be read` : ''),
    unchanged: 'unchanged',
    waiting: (until) => `asked us to wait until ${until}`,
    failed: (code, message) => `failed: ${code}: ${message}`,
    kept: (since) => `the copy of ${since} stays`,
    neverHad: 'there is no copy yet',
    noneReadable: 'not one record could be read',
    done: (ok, failed) => (failed === 0 ? `${plural(ok, 'source')}, all well.` : `${plural(ok, 'source')} well, ${failed} failed.`),
    next: (at) => `Next at ${at}.`,
  },
  check: {
    levels: { good: 'good', note: 'note', caution: 'caution', wrong: 'WRONG' },
    configurationGood: 'the configuration is right',
    noSources: 'there are no sources under "notices", "services" or "requests": pages will have nothing to show',
    fileMissing: (file) => `${file} does not exist; put it there or correct the address`,
    fileUnreadable: (code, message) => `cannot be read: ${code}: ${message}`,
    fileRead: counted,
    skipped: (count) => `${plural(count, 'record')} could not be read`,
    moreSkipped: (count) => `${plural(count, 'more record')} could not be read`,
    pulledNone: (file) => `there is no copy ${file} yet; run civickit pull`,
    pulledAge: (age, at) => `the copy is ${age} old (${at})`,
    pulledOld: (age, at) => `the copy is ${age} old (${at}); does the timer of civickit pull run?`,
    answers: (count, newest, ms) => `answers in ${ms} ms: ${counted(count)}${newest ? `, the newest of ${newest}` : ''}`,
    undated: 'no dates',
    abilities: {
      send: 'takes reports',
      handoff: 'sends nothing: residents hand over themselves what is prepared',
      describe: 'asks questions by type',
      updates: 'tells what was done',
      taxonomies: 'has taxonomies',
      submit: 'takes forms that are filled in',
    },
    capabilities: (can, filters) =>
      `${can.length > 0 ? can.join(', ') : 'gives its list alone'}; ${filters.length > 0 ? `its server filters by ${filters.join(', ')}` : 'its server filters nothing'}`,
    places: (count) => `${count} ${count === 1 ? 'place' : 'places'}`,
    placesUnasked: (file) => `${file}: the places are not asked for; write --online or --root`,
    scheme: (version, reasons) => `${plural(reasons, 'reason')} for ratings, version ${version}`,
    schemeUnasked: (file) => `${file}: the reasons for ratings are not asked for; write --online or --root`,
    schemeProblems: {
      'no-object': 'the file must be an object: { "version": "county/2026", "levels": { "5": [ … ], … "1": [ … ] } }',
      'no-version': 'is missing or no version; write "county/2026": letters, digits, "_", ".", "/" and "-", at most 40',
      'no-levels': 'must be an object; write { "5": …, "4": …, "3": …, "2": …, "1": … }',
      'no-level': 'is no level; write "1", the worst, to "5", the best',
      'no-reasons': 'is missing or no list of up to 20 reasons; write [], or [{ "id": "slow", "label": { "en": "It was slow" } }]',
      'no-id': 'is missing or no id; write "slow": lower-case letters, digits and "-", at most 40',
      twice: 'is there twice in this level; leave it once',
      'no-words': 'is missing or empty; write a text for each language: { "zh-Hans": "办得慢", "en": "It was slow" }',
    },
    handoff: {
      nowhere: 'no way leads to the office; write "phone", "window", "mail", "sms" or "account"',
      hoursMissing: (way, key) => `"${way}" does not say when somebody is there; write "${key}": "Monday to Friday, 9:00 to 17:00"`,
      hoursOfNothing: (key, way) => `"${key}" belongs to "${way}", which is missing; write both, or neither`,
    },
    listsNothing: (code, message) => `its types can be read, its requests not: ${code}: ${message}`,
    speaks: (dialect, evidence) => `speaks the dialect ${dialect} (${evidence})`,
    speaksNone: (message) => `no dialect of Open311 was recognised: ${message}`,
    noSigns: (dialect) =>
      `the configuration says "dialect": "${dialect}", and nothing was seen that differs from the standard; on a server with few requests this proves little, so it is left as it is`,
    shouldSay: (keys) => `the entry should say ${keys}; civickit check --write puts it there`,
    written: (keys) => `written: ${keys}`,
    notWritten: (message) => `could not be changed: ${message}`,
    fails: (code, message) => `gives nothing: ${code}: ${message}`,
    freshness: {
      due: (newest) => `nothing new since ${newest}: due by its own promise`,
      overdue: (newest) => `nothing new since ${newest}: overdue by its own promise`,
      dead: (newest) => `nothing new since ${newest}: nobody seems to keep it any more`,
      blank: () => 'has no items at all',
      undated: () => 'its items carry no dates, so nobody can tell how old they are',
    },
    future: 'its newest date lies in the future',
    identical: 'its newest items all bear the same time: perhaps that of a move to another system',
    noContract: 'has no "freshness": when nothing new comes, pages cannot say so',
    corsOpen: 'pages of your site may read it directly',
    corsRefused: (site) =>
      `pages of ${site} may not read it (CORS). Use one of: civickit pull with "pulled", the relay with "relay", or a file on your site`,
    relayAndOrigins: (origins) =>
      `the relay asks only the host of "url", so warnings on ${origins} ("alertOrigins") never reach a page; use civickit pull with "pulled"`,
    corsCovered: (site) => `pages of ${site} may not read it (CORS), but a copy or the relay stands in`,
    clock: (minutes) => `the server's clock and this one differ by ${plural(minutes, 'minute')}`,
    certificate: (message) => `its certificate is not accepted: ${message}`,
    certificateEnds: (days) => `its certificate ends in ${plural(days, 'day')}`,
    remoteUnchecked: (count) =>
      `${plural(count, 'source')} not asked, for no file here holds it; --online does, for your own site with --site`,
    calendarGood: (days, from, until) => `the calendar speaks of ${from} to ${until}: ${plural(days, 'special day')}`,
    calendarNone: 'there is no "calendar": opening hours do not take holidays into account; write "calendar": "cn", or name a file',
    calendarUnasked: 'the calendar is not asked for, for no file here holds it; --online does, for your own site with --site',
    calendarEnds: (until, days) => `the calendar ends on ${until}, in ${plural(days, 'day')}: add the next year's holidays`,
    calendarEnded: (until) => `the calendar ended on ${until}: since then pages go by the hours alone; add this year's holidays`,
    calendarBegins: (from) => `the calendar does not begin before ${from}: until then pages go by the hours alone`,
    calendarProblems: {
      'no-object': 'the file must be an object: { "from": "2026-01-01", "until": "2026-12-31", "days": { … } }',
      'no-text': 'must be a text',
      'no-date': 'is missing or no date; write "2026-01-01", with zeros',
      'wrong-order': 'comes before "from"',
      'no-weekend': 'must be a list of up to six weekdays; write ["SA", "SU"]',
      'no-days': 'is missing; write { "2026-10-01/2026-10-07": { "kind": "closed", "name": "National Day" } }',
      'no-range': 'is no date; write "2026-10-01", or "2026-10-01/2026-10-07" for a range of a year at most',
      'no-kind': 'write { "kind": "closed", "name": "…" } or { "kind": "worked", "as": "MO" }',
      outside: 'lies outside of "from" to "until"; move "until", or correct the date',
      twice: 'is there twice; leave it once',
    },
    headings: ['source', 'state', 'items', 'newest', 'address'],
    summary: (wrong, cautions) => `${plural(wrong, 'thing')} wrong, ${plural(cautions, 'caution')}.`,
    allWell: 'All well.',
  },
  render: {
    missing: 'is not there',
    written: 'written',
    unchanged: 'unchanged',
    problems: {
      'no-place': 'there is no <civic-form> and nothing that --at names; put <civic-form></civic-form> where the form shall stand',
      'several-places': 'several elements fit; write --at with the id of one',
      'not-closed': 'the element, or the mark of an earlier run, is not closed',
      'in-form':
        'the place is inside a <form>, and a form cannot hold another; move it out of that <form>, or name another place with --at',
      'in-p': 'the place is inside a <p>, which a browser would end before the form; close the <p> before it, or make it a <div>',
      'has-content': 'the element has children of its own; --replace writes over them',
    },
    lists: {
      problems: {
        'no-place': (tags) => `there is none of ${tags}, or none with the id that --at names; put one where the list shall stand`,
        'not-closed': () => 'the element, or the mark of an earlier run, is not closed',
        'in-p': () => 'the element is inside a <p>, which a browser would end before the list; close the <p> before it, or make it a <div>',
        'has-content': () => 'the element has children of its own; --replace writes over them',
      },
      encoding:
        'its encoding cannot be told, or is one that nothing can be written into (UTF-16). Name it in <meta charset>, or save the page as UTF-8.',
      changed: 'has been changed by somebody while the sources were asked, and was not written; run the command again',
      failed: (code, message) => `nothing to write (${code}: ${message}); what stands there stays`,
      source: (id, code, message) => `✗ ${id}: ${code}: ${message}`,
      missing: (service) => `no source has the service "${service}"`,
    },
  },
  server: {
    trial: (folder) => [
      '──────────────────────────────────────────────────────────────────────',
      '  TRIAL. Everything is kept in a folder, by this one process:',
      `  ${folder}`,
      '  Each day it writes a dump into "dumps" there. Copy those to another',
      '  machine: without that, a broken disk takes all.',
      '  For daily service set DATABASE_URL to a PostgreSQL of 15 or newer;',
      '  "civickit migrate --to postgres://…" takes everything along.',
      '──────────────────────────────────────────────────────────────────────',
    ],
    noSharp:
      'sharp cannot be loaded on this machine: pictures are not drawn anew. Place, time and camera are taken out of them all the same.',
    listens: (url) => `Listens at ${url}`,
    desk: (url) => `The desk for staff: ${url}`,
    onlyHere: 'Only this machine can reach it: put a web server with https in front (and name it by --proxy), or give --host.',
    firstLink: 'Nobody is a member yet. Whoever opens this link becomes the first administrator; it is good once, and for 24 hours:',
    adminLink: (email) =>
      `By this link ${email} chooses a new password, as an administrator of all areas, without TOTP; it is good once, and for 24 hours:`,
    whoseLink: 'There are members already. Say whose link it is to be: civickit staff link li@county.example',
    stopping: 'Stopping: what has come is still answered.',
    stopped: 'Stopped.',
    imported: (area, file, kept) => `${area}: ${file}: ${kept} kept`,
    counted: (table, rows, digest) => `${table}: ${plural(rows, 'row')}, ${digest}`,
    dumped: (file) => `${file} is written.`,
    restored: (file) => `${file} is restored; counts and digests are the same.`,
    copied: 'All is copied; counts and digests are the same. Set DATABASE_URL to the new database and start again.',
    confidential:
      'The file holds what people told in confidence and the keys of the server. Keep it where nobody else can read it. Files that people sent are not in it: copy the folder "media" too, or the bucket.',
    portTaken: (port) => `Port ${port} is taken. Stop what has it, or give --port.`,
    auditRight: (rows) => `The audit log is as it was written: ${plural(rows, 'row')}.`,
    auditMark: (mark) => `Its last row, to be kept elsewhere and given as --mark next time: ${mark}`,
    auditBroken: {
      altered: (id) => `Row ${id} of the audit log is not as it was written, or the row before it is not.`,
      missing: (id) => `Row ${id} of the audit log is missing.`,
      other: (id) => `Row ${id} of the audit log is not the one of --mark: the log was written anew.`,
    },
    advice: (code) =>
      ({
        'config/media': 'The store of files cannot be had, and no folder is taken instead.',
        'config/database': 'The database cannot be had, and no other is taken instead.',
        'invalid/dump': 'The file cannot be restored.',
        'storage/folder-in-use': 'Another process has this folder; stop it first.',
        'storage/newer-database': 'Install the newer release.',
        'storage/not-empty': 'Give an empty database or a new folder.',
      })[code],
  },
  span(ms) {
    const minutes = Math.max(0, Math.round(ms / 60_000));
    if (minutes < 120) return plural(minutes, 'minute');
    const hours = Math.round(minutes / 60);
    return hours < 72 ? plural(hours, 'hour') : plural(Math.round(hours / 24), 'day');
  },
};
