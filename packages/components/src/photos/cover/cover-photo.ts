import { isCivicError } from '@civickit/core';
import type { LitElement } from 'lit';
import { adoptStyles } from '../../service-guide/adopt-styles.js';
import type { PrepareOptions } from '../photos.types.js';
import { coverStyles } from './cover.styles.js';
import { CoverDialog, shownEdge } from './cover-dialog.js';
import { loadCoverTexts } from './cover-texts.js';
import { openPicture, paintOver } from './paint-over.js';

export interface CoverSetting {
  /** What opens it: the dialog stands in the root of its element. By its id it is found again when it has been drawn anew. */
  readonly opener: HTMLElement;
  /** The photo's own. */
  readonly name: string;
  /** BCP 47 tag of the reader's language. */
  readonly lang: string;
  /** Level of the dialog's heading. */
  readonly level: number;
  /** What the office takes. */
  readonly limits: Pick<PrepareOptions, 'accept' | 'maxBytes'>;
  readonly read: () => Promise<Blob | undefined>;
  /** Puts it in the place of the photo. Rejects where that stays. */
  readonly keep: (covered: File) => Promise<void>;
}

/** Lets the reader paint over what nobody needs to see. Resolves when that is done, or left. @throws CivicError `network/part` */
export async function coverPhoto({ opener, name, lang, level, limits, read, keep }: CoverSetting): Promise<void> {
  const texts = await loadCoverTexts(lang);
  const root = opener.getRootNode() as ShadowRoot;
  const host = root.host as LitElement;
  const within = opener.closest('.root');
  if (!within) return;
  adoptStyles(host, coverStyles);
  const dialog = new CoverDialog({
    texts,
    name,
    lang,
    level,
    open: async () => {
      const file = await read();
      return file && openPicture(file);
    },
    save: async (picture, boxes, signal) => {
      try {
        const covered = await paintOver(picture, boxes, name, { ...limits, signal }, shownEdge);
        if (!covered) return texts.failed;
        if (!signal.aborted) await keep(covered);
        return undefined;
      } catch (error) {
        return isCivicError(error) && error.code === 'storage/full' ? texts.noRoom : texts.failed;
      }
    },
  });
  await dialog.show(within);
  await host.updateComplete;
  root.getElementById(opener.id)?.focus();
}
