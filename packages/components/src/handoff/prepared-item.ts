import { type HandoffVia, type HandoffWay, type Prepared, type Said, writeJson } from '@civickit/core';
import type { Outbox, OutboxItem } from '@civickit/core/outbox';
import type { LitElement } from 'lit';
import type { drawQr } from '../service-guide/share/qr.js';
import { downloadFile } from '../service-guide/share/download.js';
import type { Handing } from './handing.js';
import type { HandoffTexts } from './handoff-texts.js';

export interface PreparedSetting {
  readonly handing: Handing;
  readonly outbox: Outbox;
  readonly texts: HandoffTexts;
  /** Tells a screen reader. */
  say(text: string): void;
}

type Draft = { readonly said?: Said };

/** What is shown of an item: all of its draft but the way that was gone last. */
function shownOf({ draft }: OutboxItem): string {
  const { said, ...rest } = draft as Draft;
  return writeJson([rest, said?.subject, said?.rows]);
}

/** Something prepared on its way to an office without a server, which a person takes there. Nothing is done but by their hand. */
export class PreparedItem {
  item: OutboxItem;
  prepared: Prepared | undefined;
  photos: readonly File[] = [];
  /** Undefined where the code that draws codes cannot be had: a sheet is good without. */
  draw: typeof drawQr | undefined;
  failed = false;
  /** What was done last, in words. */
  outcome = '';
  /** The sheet with its code is on the screen. */
  showsSheet = false;

  readonly #host: LitElement;
  readonly #setting: () => PreparedSetting;
  #preparing: Promise<void> | undefined;
  #via: HandoffVia | undefined;

  constructor(host: LitElement, item: OutboxItem, setting: () => PreparedSetting) {
    this.#host = host;
    this.item = item;
    this.#setting = setting;
    this.#via = (item.draft as Draft).said?.by;
    void this.prepare();
  }

  /** The way that was gone last: whether it led to the office, only the person knows. */
  get via(): HandoffVia | undefined {
    return this.#via;
  }

  /** Whether photos go along where the device shares. */
  get sharesPhotos(): boolean {
    const { canShare } = navigator as Partial<Navigator>;
    return this.photos.length > 0 && canShare?.call(navigator, { files: [...this.photos] }) === true;
  }

  /** It may have been changed in the form. */
  take(item: OutboxItem): void {
    const isSame = item.changedAt === this.item.changedAt;
    this.item = item;
    if (isSame) return;
    this.#via = (item.draft as Draft).said?.by;
    this.#preparing = undefined;
    void this.prepare();
  }

  prepare(): Promise<void> {
    return (this.#preparing ??= this.#make());
  }

  async #make(): Promise<void> {
    const { handing, outbox } = this.#setting();
    const { item } = this;
    const { key, draft, media } = item;
    this.failed = false;
    try {
      const here = media.filter(({ leftOut }) => leftOut?.kind !== 'storage');
      const [prepared, blobs] = await Promise.all([
        handing.collection.prepare(draft as never, { source: handing.source }),
        outbox.media(key).catch(() => []),
      ]);
      if (shownOf(item) !== shownOf(this.item)) return;
      this.photos = blobs.map((blob, at) => new File([blob], here[at]?.name ?? `${at + 1}`, { type: blob.type }));
      this.prepared = prepared;
      this.#host.requestUpdate();
      this.draw = await loadDrawing();
    } catch {
      this.failed = true;
      this.#preparing = undefined;
    }
    this.#host.requestUpdate();
  }

  /** Goes a way, as far as a page can; `field` holds the text, for where there is no clipboard. */
  async go(way: HandoffWay, field: HTMLTextAreaElement | null): Promise<void> {
    const { texts } = this.#setting();
    if (way.via === 'copy' || way.via === 'account') await this.#copy(field);
    else if ((way.via === 'mail' || way.via === 'sms') && way.shortened) await this.#copy(field);
    else if (way.via === 'share') {
      const shared = await this.#share();
      if (shared === 'failed') this.#tell(texts.notShared);
      if (shared !== 'shared') return;
    } else if (way.via === 'window' || way.via === 'print') {
      this.showsSheet = true;
      this.#host.requestUpdate();
      await this.#host.updateComplete;
      if (way.via === 'print') print();
    }
    this.#used(way.via);
  }

  notYet(): void {
    this.#used(undefined);
    this.#tell(this.#setting().texts.stillThere);
  }

  /** They say that the office has it from them. @returns whether that is noted */
  async handedOver(): Promise<boolean> {
    const { outbox, texts } = this.#setting();
    try {
      this.item = await outbox.handedOver(this.item.key, this.#via ?? 'copy');
      this.#host.requestUpdate();
      return true;
    } catch {
      this.#tell(texts.notNoted);
      return false;
    }
  }

  savePhotos(): void {
    for (const photo of this.photos) downloadFile(photo.name, photo);
    this.#tell(this.#setting().texts.savedPhotos);
  }

  async remind(now: number): Promise<void> {
    const { texts } = this.#setting();
    const { key, target } = this.item;
    const summary = texts.reminder(this.prepared?.title ?? '');
    const part = await import('../feedback/save-reminder.js').catch(() => undefined);
    if (!part) return this.#tell(texts.notShared);
    part.saveReminder({ source: target.source, number: key, summary, promised: 'P1D', now, trackHref: location.href });
    this.#tell(texts.reminded);
  }

  async #copy(field: HTMLTextAreaElement | null): Promise<void> {
    const { texts } = this.#setting();
    const copied = await this.#toClipboard(field);
    this.#tell(copied ? texts.copied : texts.selected);
  }

  /** Also on plain http pages, which have only the old way. */
  async #toClipboard(field: HTMLTextAreaElement | null): Promise<boolean> {
    try {
      await navigator.clipboard.writeText(this.prepared?.text ?? '');
      return true;
    } catch {
      field?.select();
      return document.execCommand('copy');
    }
  }

  async #share(): Promise<'shared' | 'cancelled' | 'failed'> {
    const { title = '', text = '' } = this.prepared ?? {};
    try {
      await navigator.share({ title, text, ...(this.sharesPhotos && { files: [...this.photos] }) });
      return 'shared';
    } catch (cause) {
      return (cause as Partial<Error>).name === 'AbortError' ? 'cancelled' : 'failed';
    }
  }

  #used(via: HandoffVia | undefined): void {
    this.#via = via;
    this.#host.requestUpdate();
    void this.#note(via).catch(() => undefined);
  }

  /** Noted on the device, for the page may not be there any more when they come back. Words that are newer than those shown stay. */
  async #note(via: HandoffVia | undefined): Promise<void> {
    const { outbox } = this.#setting();
    const { key } = this.item;
    const found = (await outbox.list()).find((item) => item.key === key);
    if (!found) return;
    if (shownOf(found) !== shownOf(this.item)) {
      this.take(found);
      return this.#host.requestUpdate();
    }
    const draft = found.draft as Draft;
    const { subject, rows } = draft.said ?? { subject: '', rows: [] };
    this.item = await outbox.change(key, { ...draft, said: { subject, rows, ...(via && { by: via }) } });
  }

  #tell(text: string): void {
    this.outcome = text;
    this.#setting().say(text);
    this.#host.requestUpdate();
  }
}

/** Asked for with the first words, too, when there is a network. */
export async function loadDrawing(): Promise<typeof drawQr | undefined> {
  return import('../service-guide/share/qr.js').then(
    ({ drawQr }) => drawQr,
    () => undefined,
  );
}
