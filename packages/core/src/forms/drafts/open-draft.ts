import { CivicError, isCivicError } from '../../errors/civic-error.js';
import { toPlain } from '../../objects/to-plain.js';
import type { Clock } from '../../source/source.js';
import type { Answers, FileAnswer } from '../answers/answers.js';
import type { Draft, DraftForm, DraftKeeping, DraftStanding } from './drafts.types.js';
import { instantAt } from './expiry.js';
import { type Body, openKeeper } from './keeper.js';
import { keepMedia, readMedia } from './media.js';
import { labelsOf } from './migrate/labels-of.js';
import { migrateAnswers, type UnknownAnswer } from './migrate/migrate-answers.js';
import { openNews } from './news.js';
import { onLeave } from './on-leave.js';
import { type After, paceWrites } from './pace.js';
import type { Place, Places } from './places.js';
import { type DraftRecord, mediaKey } from './record.js';
import { leaveTrace } from './trace.js';

export interface OpenDraftOptions {
  readonly places: Places;
  readonly clock: Clock;
}

/** At most so often, and at the latest so long after, what is typed is written. */
const paceMs = 150;

const after: After = (ms, run) => {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
};

export function openDraft(opened: DraftForm, known: DraftRecord | undefined, { places, clock }: OpenDraftOptions): Draft {
  const keeper = openKeeper(known);
  let form = opened;
  let body = known ? carryOver(form, known) : begin(form, clock);
  let standing: DraftStanding = 'alone';
  let keeping: DraftKeeping | undefined;
  /** Whether there is anything of it anywhere. */
  let begun = known !== undefined;
  let isTraced = false;
  const watchers = new Set<() => void>();
  const pace = paceWrites(
    () => places.during(save()),
    paceMs,
    () => performance.now(),
    after,
  );
  const news = openNews((told) => {
    if ('switched' in told) moveOver();
    else if (told.draft === keeper.id) void look();
  });
  const stay = onLeave(leave, () => void look());
  const now = () => instantAt(clock.now());

  /** As plain data: what a host hands over may have more than a store can hold. */
  function snapshot(): Body {
    const { answers, unknown, labels } = body;
    const asked = form.pages && labelsOf({ pages: form.pages }, answers);
    return { ...body, answers: toPlain(answers) as Answers, unknown: toPlain(unknown) as UnknownAnswer[], labels: { ...labels, ...asked } };
  }

  async function save(): Promise<void> {
    try {
      let place = await places.current();
      await trace(place);
      let parts = await keeper.save(place, await places.all(), snapshot(), now());
      const switched = await places.current();
      if (switched.why === 'shared-phone' && place.store !== switched.store) {
        place = switched;
        parts = (await keeper.save(place, await places.all(), snapshot(), now())) || parts;
      }
      standing = parts ? 'parted' : standing === 'parted' ? standing : 'alone';
      keeping = place.why ? { kept: false, why: place.why } : { kept: true };
      news.tell({ draft: keeper.id, writer: keeper.writer });
    } catch (cause) {
      const error = isCivicError(cause) ? cause : new CivicError('storage/unavailable', 'A draft could not be kept', { cause });
      keeping = { kept: false, why: 'failed', error };
    }
    tellWatchers();
  }

  /** Before the draft is written: a page that dies in between is asked in vain, and not the other way round. */
  async function trace({ store, why }: Place): Promise<void> {
    const wasTraced = isTraced;
    isTraced = why === undefined;
    if (isTraced && !wasTraced) await leaveTrace(store);
  }

  /** Others have said that they use this phone too, or that they do not: it moves now, and not with the next key. */
  function moveOver(): void {
    places.renew();
    if (begun) pace.want();
  }

  function tellWatchers(): void {
    for (const watcher of [...watchers]) watcher();
  }

  function leave(): void {
    if (!pace.isOpen()) return;
    const place = places.last;
    if (place && !place.why) {
      void trace(place);
      keeper.saveLate(place, snapshot(), now());
    }
    // Not now: a transaction of two turns, begun by a page that WebKit then freezes, would hold up the next page for ever.
    after(0, () => pace.hurry());
  }

  /** Whether another page has gone on with it. What is unsaved here finds out when it is written. */
  async function look(): Promise<void> {
    if (pace.isOpen()) return;
    try {
      const found = await keeper.look(await places.current());
      if (pace.isOpen() || found === 'same' || found === standing) return;
      standing = found;
      tellWatchers();
    } catch {
      // The next write says what is wrong.
    }
  }

  async function changeMedia(media: readonly FileAnswer[]): Promise<void> {
    begun = true;
    body = { ...body, media };
    pace.want();
    await pace.settled();
  }

  const draftsOf = () => [keeper.id, ...(keeper.branchOf === undefined ? [] : [keeper.branchOf])];

  const draft: Draft = {
    get id() {
      return keeper.id;
    },
    get branchOf() {
      return keeper.branchOf;
    },
    get form() {
      return body.form;
    },
    get title() {
      return body.title;
    },
    get labels() {
      return body.labels;
    },
    get startedAt() {
      return body.startedAt;
    },
    get answers() {
      return body.answers;
    },
    get unknown() {
      return body.unknown;
    },
    get page() {
      return body.page;
    },
    get lang() {
      return body.lang;
    },
    get media() {
      return body.media;
    },
    get replaces() {
      return body.replaces;
    },
    get standing() {
      return standing;
    },
    write(answers, more) {
      begun = true;
      body = { ...body, ...more, answers };
      pace.want();
    },
    retake(next) {
      body = carryOver(next, snapshot());
      form = next;
      if (begun) pace.want();
    },
    async settled() {
      await pace.settled();
      if (keeping && keeping.kept) return keeping;
      const { why } = await places.current();
      return keeping ?? (why ? { kept: false, why } : { kept: true });
    },
    async addMedia(file) {
      const keep = async () => keepMedia((await places.current()).store, keeper.id, file);
      const about = await places.during(keep());
      await changeMedia([...body.media, about]);
      return about;
    },
    async readMedia(id) {
      const about = body.media.find((one) => one.id === id);
      return about && readMedia(await places.all(), draftsOf(), about);
    },
    async removeMedia(id) {
      await changeMedia(body.media.filter((one) => one.id !== id));
      for (const store of await places.all()) await store.delete(mediaKey(keeper.id, id));
    },
    async reload() {
      await pace.settled();
      const record = await keeper.read(await places.current());
      body = record ? carryOver(form, record) : body;
      standing = 'alone';
      tellWatchers();
    },
    async discard() {
      await pace.settled();
      const gone = { draft: keeper.id, writer: keeper.writer };
      await keeper.remove(await places.all());
      begun = false;
      body = begin(form, clock);
      standing = 'alone';
      news.tell(gone);
    },
    watch(on, signal) {
      if (signal.aborted) return;
      const watcher = () => on(draft);
      watchers.add(watcher);
      signal.addEventListener('abort', () => watchers.delete(watcher), { once: true });
    },
    async close() {
      await pace.settled();
      stay();
      news.close();
      watchers.clear();
    },
  };
  return draft;
}

function begin(form: DraftForm, clock: Clock): Body {
  const { id, version, title } = form;
  const startedAt = instantAt(clock.now());
  return { form: { id, version }, ...(title !== undefined && { title }), answers: {}, unknown: [], labels: {}, media: [], startedAt };
}

/** What a record holds, as this version of the form asks for it. */
function carryOver(form: DraftForm, record: Body): Body {
  const { pages, title = record.title } = form;
  const { answers, unknown, labels, page, lang, media, startedAt, replaces } = record;
  const rest = {
    ...(replaces !== undefined && { replaces }),
    ...(page !== undefined && { page }),
    ...(lang !== undefined && { lang }),
    media,
    startedAt,
    labels,
  };
  const from = { version: record.form.version, labels, unknown };
  const migrated = pages ? migrateAnswers({ format: 'civic-form/1', ...form, pages }, answers, from) : { answers, unknown };
  const version = pages ? form.version : record.form.version;
  return { ...rest, ...migrated, form: { id: record.form.id, version }, ...(title !== undefined && { title }) };
}
