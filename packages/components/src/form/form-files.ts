import { createKey, isCivicError } from '@civickit/core';
import type { AnswerPath, Answers, FileAnswer, FileQuestion } from '@civickit/core/forms';
import type { FormTexts } from './form-texts.js';

/** Where the bytes of files are kept until they are sent. */
export interface FilePlace {
  addMedia(file: Blob): Promise<FileAnswer>;
  readMedia(id: string): Promise<Blob | undefined>;
  removeMedia(id: string): Promise<void>;
  /** Where answers are kept with them. */
  write?(answers: Answers): void;
}

/** What became of a file that cannot go along; said beside its question until the next choice. */
export interface FileTrouble {
  readonly name: string;
  readonly why: string;
}

/** For pages that keep nothing. */
export function pagePlace(): FilePlace {
  const files = new Map<string, Blob>();
  return {
    addMedia(file) {
      const id = createKey();
      files.set(id, file);
      const { type, size } = file;
      return Promise.resolve({ id, type, size, ...('name' in file && { name: String(file.name) }) });
    },
    readMedia: (id) => Promise.resolve(files.get(id)),
    removeMedia: (id) => Promise.resolve(void files.delete(id)),
  };
}

/** Files of one form: prepared one after the other, so that one of them at a time is in memory. One that fails never holds up the rest. */
export class FormFiles {
  readonly place: FilePlace;
  readonly #busy = new Map<AnswerPath, number>();
  readonly #troubles = new Map<AnswerPath, readonly FileTrouble[]>();
  readonly #changed: () => void;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(place: FilePlace, changed: () => void) {
    this.place = place;
    this.#changed = changed;
  }

  isBusy(path: AnswerPath): boolean {
    return this.#busy.has(path);
  }

  /** Resolves when nothing is being prepared any more. Never rejects. */
  settled(): Promise<unknown> {
    return this.#turn;
  }

  troubles(path: AnswerPath): readonly FileTrouble[] {
    return this.#troubles.get(path) ?? [];
  }

  say(path: AnswerPath, troubles: readonly FileTrouble[]): void {
    this.#troubles.set(path, troubles);
    this.#changed();
  }

  /** `take` is called with each file that is kept. Never rejects. */
  async choose(
    question: FileQuestion,
    path: AnswerPath,
    files: readonly File[],
    texts: FormTexts,
    take: (answer: FileAnswer) => void,
  ): Promise<void> {
    this.#troubles.set(path, []);
    for (const file of files) {
      this.#count(path, 1);
      const turn = this.#turn.then(async () => {
        const why = await this.#keep(question, file, texts, take);
        if (why) this.#troubles.set(path, [...this.troubles(path), { name: file.name, why }]);
        this.#count(path, -1);
      });
      this.#turn = turn;
    }
    await this.#turn;
  }

  remove(id: string): void {
    void this.place.removeMedia(id).catch(() => undefined);
  }

  async #keep(question: FileQuestion, file: File, texts: FormTexts, take: (answer: FileAnswer) => void): Promise<string | undefined> {
    try {
      const { prepareFile } = await import('../photos/index.js');
      const { accept, maxBytes } = question;
      const prepared = await prepareFile(file, { ...(accept && { accept }), ...(maxBytes !== undefined && { maxBytes }) });
      if ('fault' in prepared)
        return { unreadable: texts.unreadable, 'too-large': texts.tooLarge, 'not-taken': texts.notTaken }[prepared.fault];
      take(await this.place.addMedia(prepared.file));
      return undefined;
    } catch (error) {
      return isCivicError(error) && error.code === 'storage/full' ? texts.noRoom : texts.unreadable;
    }
  }

  #count(path: AnswerPath, by: number): void {
    const now = (this.#busy.get(path) ?? 0) + by;
    if (now > 0) this.#busy.set(path, now);
    else this.#busy.delete(path);
    this.#changed();
  }
}
