import type { SourceContext, UploadedFile } from '@civickit/core';
import { describeSource } from '../../source/describe-source.js';
import { keepInDraft } from '../../source/file-in-draft.js';
import { storeApart } from '../../source/store-apart.js';
import { maxFileBytes, type SubmitOptions } from '../submit.js';

/** Stores a file where it goes ahead of its form; where nothing takes it so, it waits in the draft. */
export function storeFile(file: UploadedFile, options: SubmitOptions, context: SourceContext): Promise<{ readonly url: string }> {
  const { id: source, uploads, as } = options;
  if (uploads === undefined || as === 'form') return keepInDraft(maxFileBytes, source)(file, context);
  const { address } = describeSource({ ...options, url: uploads });
  return storeApart({ source, address: new URL(address) }, maxFileBytes)(file, context);
}
