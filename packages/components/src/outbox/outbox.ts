import { type CivicError, isCivicError } from '@civickit/core';
import type { Outbox, OutboxItem } from '@civickit/core/outbox';
import { type CSSResultGroup, html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { CivicElement } from '../base/civic-element.js';
import { heading } from '../base/heading.js';
import { consumeHost } from '../controllers/host-consumer.js';
import { LiveMessage } from '../controllers/live-message.js';
import { LoadedTexts } from '../controllers/loaded-texts.js';
import { zoneOf } from '../host/zone-of.js';
import type { Formatter } from '../i18n/formatter.js';
import { noteIcon } from '../icons/note.js';
import { offlineIcon } from '../icons/offline.js';
import { warningIcon } from '../icons/warning.js';
import { canDownload, downloadFile } from '../service-guide/share/download.js';
import { sourceStyles } from '../sources/source.styles.js';
import { Handoffs } from './handoffs.js';
import { ItemCollections } from './item-collections.js';
import { type ItemView, renderItem } from './outbox-item.js';
import { OutboxLink } from './outbox-link.js';
import { newsOf } from './outbox-news.js';
import { type OutboxTexts, outboxLoaders } from './outbox-texts.js';
import { renderAlarm, renderTools } from './outbox-tools.js';
import { editAddress, groupOf, groups, titleOf } from './outbox-words.js';
import { outboxStyles } from './outbox.styles.js';
import { en } from './texts/en.js';
import { photosToCome } from './settled-item.js';
import { Thumbnails } from './thumbnails.js';
import { TypeNames } from './type-names.js';

const edits = 'civic-outbox-edit';

/**
 * @summary What people have written on this device and sent from it: in which state it is, since when, and what can be done. While it is on a page, what waits is sent.
 * @status experimental
 * @since 0.3.0
 * @slot - What the page shows until it is known what is on the device, and where that cannot be known.
 * @fires civic-outbox-edit - The reader wants to change an item; detail: `{ item }`. Cancelable: otherwise `edit-href` is followed. "Change" is offered where this is listened to at the element, or with `edit-href` or `editable`.
 * @fires civic-outbox-open - The badge without `href` was pressed; no detail.
 * @csspart root - Everything but the fallback.
 * @csspart item - One thing that was written.
 * @csspart state - What became of it.
 * @csspart number - By what the office knows it.
 * @csspart badge - The link or button of the badge.
 * @csspart problem - What is wrong, for developers; only on localhost or with `?civickit-debug`.
 * @cssproperty --civic-color-accent - Ground of the button that sends a draft.
 * @cssproperty --civic-color-caution-edge - Edge of what needs the reader.
 * @endpoint The offices to which things were sent, through the sources that the configuration names.
 * @privacy Sends what the reader has asked to be sent, and nothing else. Keeps it on the device until the reader deletes it; its file is made only when asked for. Where an office has no server nothing leaves by itself: the reader takes it there by their own hand.
 * @example <civic-outbox heading="On this phone" edit-href="/report?draft={key}"></civic-outbox>
 */
export class CivicOutbox extends CivicElement {
  static override get styles(): CSSResultGroup {
    return [sourceStyles, outboxStyles];
  }
  static override get properties(): PropertyDeclarations {
    return {
      heading: {},
      headingLevel: { type: Number, attribute: 'heading-level' },
      badge: { type: Boolean, reflect: true },
      href: {},
      editHref: { attribute: 'edit-href' },
      editable: { type: Boolean },
      outbox: { attribute: false },
      asking: { state: true },
      outcome: { state: true },
      offline: { state: true },
    };
  }

  readonly #port = consumeHost(this);
  readonly #loaded = new LoadedTexts(this, this.language, en, outboxLoaders);
  readonly #message = new LiveMessage(this);
  readonly #collections = new ItemCollections(this);
  readonly #names = new TypeNames(this, this.#collections);
  readonly #handoffs = new Handoffs(this, this.language, this.#collections, () => ({
    outbox: this.#link.outbox,
    say: (text) => this.#message.say(text),
  }));
  readonly #link = new OutboxLink(
    this,
    () => ({ outbox: this.outbox, host: this.#port.value }),
    (before, items) => this.#tell(before, items),
    () => this.badge || this.#message.say(this.#texts.lost),
  );

  /** Heading above the list; none when absent. */
  heading?: string;
  /** Level of the heading, or of the first inside when there is no heading, 2 to 5. @default 2 */
  headingLevel = 2;
  /** Shows only how many things have not been sent, as a link to the list, and nothing where there are none. @default false */
  badge = false;
  /** Address of the page with the list, for the badge. */
  href?: string;
  /** Address where an item is changed; `{key}` in it stands for the item's key. */
  editHref?: string;
  /** Offers to change items though nobody is seen to listen, as where a listener stands further out. @default false */
  editable = false;
  /** A queue by hand; wins over the page's own. */
  outbox?: Outbox;

  private asking: string | undefined;
  private outcome = '';
  private offline = false;

  readonly #busy = new Set<string>();
  #listeners = 0;
  #focusOn: string | undefined;
  /** Key of the item that has the focus before a change is drawn. */
  #held: string | undefined;

  constructor() {
    super();
    this.addController(new Thumbnails(this, () => this.#link.outbox));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#look();
    addEventListener('online', this.#look);
    addEventListener('offline', this.#look);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('online', this.#look);
    removeEventListener('offline', this.#look);
  }

  /** As any element's; where somebody listens for `civic-outbox-edit` here, items can be changed. */
  override addEventListener(...given: Parameters<HTMLElement['addEventListener']>): void {
    super.addEventListener(...given);
    if (given[0] !== edits) return;
    this.#listeners += 1;
    this.requestUpdate();
  }

  override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    this.#held = this.shadowRoot?.activeElement?.closest<HTMLElement>('.item')?.dataset['key'];
    if (this.badge) return;
    const { items } = this.#link;
    this.#collections.ask(this.#port.value, items);
    this.#names.ask(this.language.tag);
    this.#handoffs.ask(items);
  }

  override updated(): void {
    super.updated();
    const selector = this.#focusOn;
    this.#focusOn = undefined;
    if (selector !== undefined) this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
    else if (this.#held !== undefined && !this.shadowRoot?.activeElement) this.#holdOn(this.#held);
  }

  protected override get fallbackShown(): boolean {
    const { status } = this.#link;
    return status === 'pending' || status === 'absent' || status === 'failed' || !this.#loaded.settled;
  }

  /** The button that had the focus is gone, or its item stands in another group: the reader goes on there. */
  #holdOn(key: string): void {
    const item = this.renderRoot.querySelector<HTMLElement>(`.item[data-key="${CSS.escape(key)}"]`);
    (item ?? this.renderRoot.querySelector<HTMLElement>('.top'))?.focus();
  }

  get #texts(): OutboxTexts {
    return this.#loaded.texts;
  }

  get #format(): Formatter {
    return this.language.formatter(zoneOf(this.#collections.any));
  }

  readonly #look = (): void => {
    this.offline = navigator.onLine === false;
  };

  #tell(before: readonly OutboxItem[], items: readonly OutboxItem[]): void {
    if (this.badge) return;
    const texts = this.#texts;
    const said = newsOf(before, items, texts, this.#format, (item) => titleOf(item, this.#names.of(item), texts));
    if (this.#takeBack(before, items)) said.unshift(texts.changedMeanwhile);
    if (said.length > 0) this.#message.say(said.join(' '));
  }

  /** What is asked of an item that has become another meanwhile, is not asked any more. @returns whether the item is still there */
  #takeBack(before: readonly OutboxItem[], items: readonly OutboxItem[]): boolean {
    const [old, item] = [before, items].map((list) => list.find(({ key }) => key === this.asking));
    if (!old || (item && item.state === old.state && item.left === old.left)) return false;
    this.asking = undefined;
    return item !== undefined;
  }

  #say(text: string): void {
    this.outcome = text;
    this.#message.say(text);
  }

  /** What is done with an item; it may be another by now. */
  async #do(item: OutboxItem, run: (outbox: Outbox) => Promise<unknown>): Promise<boolean> {
    const { outbox } = this.#link;
    if (!outbox || this.#busy.has(item.key)) return false;
    this.#busy.add(item.key);
    this.outcome = '';
    this.requestUpdate();
    try {
      await run(outbox);
      return true;
    } catch (cause) {
      this.#say(this.#words(cause));
      return false;
    } finally {
      this.#busy.delete(item.key);
      this.requestUpdate();
    }
  }

  #words(cause: unknown): string {
    const { code, kind } = isCivicError(cause) ? cause : ({} as Partial<CivicError>);
    if (code === 'storage/full') return this.#texts.full;
    if (code === 'invalid/outbox-file') return this.#texts.notOurFile;
    return kind === 'conflict' ? this.#texts.changedMeanwhile : this.#texts.failed;
  }

  readonly #ask = (item: OutboxItem | undefined): void => {
    const was = this.asking;
    this.asking = item?.key;
    const at = CSS.escape(item?.key ?? was ?? '');
    this.#focusOn = item ? `[data-key="${at}"] .keep` : `[data-key="${at}"] .actions button:last-child`;
  };

  async #discard(item: OutboxItem): Promise<void> {
    const shown = [...this.renderRoot.querySelectorAll<HTMLElement>('.item')].map(({ dataset }) => dataset['key']);
    const at = shown.indexOf(item.key);
    const next = shown[at + 1] ?? shown[at - 1];
    const done = await this.#do(item, (outbox) => outbox.discard(item.key));
    this.asking = undefined;
    // The button that was pressed is gone: the reader goes on at the neighbour, else at the top.
    this.#focusOn = `[data-key="${CSS.escape(done ? (next ?? '') : item.key)}"]`;
    if (next === undefined && done) this.#focusOn = '.top';
    if (done) this.#say(this.#texts.discarded);
  }

  #edit(item: OutboxItem, event: Event): void {
    const { ctrlKey = false, metaKey = false, shiftKey = false } = event as MouseEvent;
    // Another tab is what the reader wants, and has the link for.
    if (ctrlKey || metaKey || shiftKey) return;
    const asked = new CustomEvent(edits, { detail: { item }, bubbles: true, composed: true, cancelable: true });
    if (!this.dispatchEvent(asked)) event.preventDefault();
  }

  readonly #export = async (): Promise<void> => {
    const { outbox } = this.#link;
    if (!outbox) return;
    if (!canDownload()) return this.#say(this.#texts.noDownload);
    try {
      downloadFile(`outbox-${new Date().toISOString().slice(0, 10)}.civickit`, await outbox.export());
      this.#say(this.#texts.exported);
    } catch (cause) {
      this.#say(this.#words(cause));
    }
  };

  readonly #import = async (file: File): Promise<void> => {
    try {
      const added = (await this.#link.outbox?.import(file)) ?? 0;
      this.#say(this.#texts.imported(this.#format.number(added), added));
    } catch (cause) {
      this.#say(this.#words(cause));
    }
  };

  #acceptLoss(): void {
    this.#focusOn = '.top';
    this.#link.acceptLoss();
  }

  #renderNote(icon: unknown, text: string, name = ''): TemplateResult {
    return html`<div class="note ${name}">
      ${icon}
      <div>${text}</div>
    </div>`;
  }

  #renderNotes(): unknown {
    const { kept, status, items } = this.#link;
    const texts = this.#texts;
    const waits = items.some((item) => groupOf(item) === 'waiting');
    return html`${status === 'blocked' ? this.#renderNote(warningIcon, texts.blocked, 'caution') : nothing}
    ${status === 'ready' && !kept ? this.#renderNote(warningIcon, texts.notKept, 'caution') : nothing}
    ${this.offline && waits ? this.#renderNote(offlineIcon, texts.offline) : nothing}`;
  }

  #renderList(): unknown {
    const { items, status } = this.#link;
    const texts = this.#texts;
    if (status !== 'ready') return nothing;
    const level = this.heading ? this.headingLevel + 1 : this.headingLevel;
    const canEdit = this.editable || this.#listeners > 0 || this.editHref !== undefined;
    const view: ItemView = {
      texts,
      format: this.#format,
      level: level + 1,
      now: Date.now(),
      asking: this.asking,
      busy: this.#busy,
      typeName: (item) => this.#names.of(item),
      handed: (item) => this.#handoffs.of(item),
      edit: canEdit ? ({ key }) => editAddress(this.editHref, key) : undefined,
      onEdit: (item, event) => this.#edit(item, event),
      onSend: (item) => void this.#do(item, (outbox) => outbox.queue(item.key)),
      onAnswer: (item, answer) => void this.#do(item, (outbox) => outbox.answer(item.key, answer)),
      onAsk: this.#ask,
      onDiscard: (item) => void this.#discard(item),
      onLeaveRest: (item) => void this.#do(item, (outbox) => outbox.leaveOut(item.key)),
    };
    if (items.length === 0) return html`<p class="empty">${texts.empty}</p>`;
    return groups.map((group) => {
      const own = items.filter((item) => (this.#handoffs.of(item) ? 'needsYou' : groupOf(item)) === group);
      // What came last is what a reader looks for; what waits goes in the order of writing.
      if (group === 'sent') own.reverse();
      if (own.length === 0) return nothing;
      return html`<section class="group ${group}">
        ${heading(level, texts[group])}
        <ul class="list">
          ${repeat(
            own,
            ({ key }) => key,
            (item) => renderItem(item, view),
          )}
        </ul>
      </section>`;
    });
  }

  #renderBadge(): unknown {
    const { items, lost } = this.#link;
    const unsent = items.filter((item) => groupOf(item) !== 'sent' && item.state !== 'completing').length;
    const toCome = items.reduce((sum, item) => sum + (item.state === 'completing' ? photosToCome(item) : 0), 0);
    if (unsent + toCome === 0 && !lost) return nothing;
    const format = this.#format;
    const { badge, badgeToCome, badgeLost } = this.#texts;
    const words = [
      lost && badgeLost,
      unsent > 0 && badge(format.number(unsent), unsent),
      toCome > 0 && badgeToCome(format.number(toCome), toCome),
    ]
      .filter(Boolean)
      .join(' · ');
    const icon = lost ? warningIcon : noteIcon;
    if (this.href) return html`<a class="badge" part="badge" href=${this.href}>${icon} <span>${words}</span></a>`;
    const open = () => this.dispatchEvent(new CustomEvent('civic-outbox-open'));
    return html`<button class="badge" part="badge" type="button" @click=${open}>${icon} <span>${words}</span></button>`;
  }

  protected override renderContent(): unknown {
    const { status, items } = this.#link;
    if (!this.#loaded.settled) return nothing;
    if (this.badge) return status === 'ready' ? this.#renderBadge() : nothing;
    const texts = this.#texts;
    const top = this.heading ? html`<div class="top" tabindex="-1">${heading(this.headingLevel, this.heading, 'heading')}</div>` : nothing;
    return html`${status === 'ready' ? top : nothing}
      <p class="status visually-hidden" role="status"></p>
      ${status === 'pending' && this.childElementCount === 0 ? html`<p class="hint">${texts.loading}</p>` : nothing}
      ${status === 'failed' ? renderAlarm(texts.unavailable, texts.tryAgain, () => this.#link.retry()) : nothing}
      ${status === 'ready' && this.#link.lost ? renderAlarm(texts.lost, texts.lostRead, () => this.#acceptLoss()) : nothing}
      ${this.#renderNotes()}
      <div class=${this.heading ? 'body' : 'body top'} tabindex="-1">${this.#renderList()}</div>
      ${
        status === 'ready'
          ? renderTools({
              texts,
              unsent: items.some(({ state }) => state !== 'received'),
              outcome: this.outcome,
              onExport: () => void this.#export(),
              onImport: (file) => void this.#import(file),
            })
          : nothing
      }`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'civic-outbox': CivicOutbox;
  }
  interface HTMLElementEventMap {
    'civic-outbox-edit': CustomEvent<{ item: OutboxItem }>;
    'civic-outbox-open': CustomEvent<undefined>;
  }
}
