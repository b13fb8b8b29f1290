import type { Ref } from '@civickit/core';
import type { ReactiveControllerHost } from 'lit';
import { keyOf, refOf } from '../services/service-key.js';
import type { CatalogueAddress } from './catalogue-address.js';
import type { Choices } from './choices.js';
import type { DeviceMarks } from './device-marks.js';
import type { NextFocus } from './next-focus.js';
import { OpenedGuide, type OpenedSetting } from './opened-guide.js';

/** What opening and going back take from the catalogue around them. */
export interface OpeningSetting {
  readonly address: CatalogueAddress;
  readonly marks: DeviceMarks;
  readonly focus: NextFocus;
  /** Of the list that lies behind. */
  readonly choices: () => Choices;
  readonly opened: () => Omit<OpenedSetting, 'address' | 'open' | 'near'> | undefined;
}

/** Opens a service in place of the list, and leads back to where the reader left it. */
export class ServiceOpening {
  readonly guide: OpenedGuide;

  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #setting: OpeningSetting;

  constructor(host: ReactiveControllerHost & HTMLElement, setting: OpeningSetting) {
    this.#host = host;
    this.#setting = setting;
    this.guide = new OpenedGuide(host, () => this.#openedSetting);
  }

  /** As a reader's click on it does. */
  readonly open = (key: string, event?: Event): void => {
    const { address, marks } = this.#setting;
    const { ctrlKey = false, metaKey = false, shiftKey = false } = (event ?? {}) as MouseEvent;
    // Another tab is what the reader wants, and has the link for.
    if ((ctrlKey || metaKey || shiftKey) && address.isOn) return;
    event?.preventDefault();
    address.showService(key, this.guide.key === undefined);
    this.#show(key);
    void marks.see(key);
    const ref = refOf(key);
    if (ref) this.#host.dispatchEvent(new CustomEvent('civic-service-open', { detail: { ref } }));
  };

  readonly back = (): void => {
    const { address, choices } = this.#setting;
    if (address.stepBack()) return;
    this.#show(undefined);
    address.showList(choices(), true);
  };

  /** The address says which service is open, if any. */
  follow(key: string | undefined, arriving: boolean): void {
    if (key === this.guide.key) return;
    // Who has come by a link reads the page from its top.
    if (arriving) this.guide.key = key;
    else this.#show(key);
  }

  /** With the focus on it, or where the reader left the list. */
  #show(key: string | undefined): void {
    const { focus } = this.#setting;
    if (key) focus.set('.guide', 'start');
    else focus.set(`[data-key="${CSS.escape(this.guide.key ?? '')}"] .title`, 'nearest');
    this.guide.key = key;
    this.#host.requestUpdate();
  }

  get #openedSetting(): OpenedSetting | undefined {
    const { address, marks, opened } = this.#setting;
    const setting = opened();
    const { links } = address;
    return (
      setting && {
        ...setting,
        address: links && ((ref) => links(keyOf(ref))),
        open: (ref: Ref) => this.open(keyOf(ref)),
        near: marks.near?.where,
      }
    );
  }
}
