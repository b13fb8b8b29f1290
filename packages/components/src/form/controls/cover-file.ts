import type { FileAnswer, FileQuestion } from '@civickit/core/forms';
import { coverPhoto } from '../../photos/cover/cover-photo.js';
import type { ControlSetting } from '../form-view.js';

/** Lets the reader paint over parts of a chosen photo; what comes of it takes its place in the answer. @throws CivicError `network/part` */
export function coverFile(
  { accept, maxBytes }: FileQuestion,
  { path, view }: ControlSetting,
  file: FileAnswer,
  name: string,
  opener: HTMLElement,
): Promise<void> {
  const { files, session, lang, level } = view;
  const limits = { ...(accept && { accept }), ...(maxBytes !== undefined && { maxBytes }) };
  const keep = async (covered: File) => {
    const about = await files.place.addMedia(covered);
    const given = (session.get(path) ?? []) as readonly FileAnswer[];
    view.set(
      path,
      given.map((one) => (one.id === file.id ? about : one)),
    );
    // In one with what follows: a page that dies in between has either photo, and not none.
    files.place.write?.(session.answers);
    files.remove(file.id);
    view.left(path);
  };
  return coverPhoto({ opener, name, lang, level, limits, read: () => files.place.readMedia(file.id), keep });
}
