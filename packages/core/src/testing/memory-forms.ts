import type { PublishedForm } from '../forms/resource/published-form.js';
import { formRules } from '../forms/resource/form-rules.js';
import type { SourceContext } from '../source/source.js';
import { memoryFormSender, type MemoryFormSender, type MemoryFormSending } from './memory-form-sender.js';
import { memoryList, misbehave, type Memory, type MemoryOptions } from './memory-list.js';

export type MemoryFormsOptions = MemoryOptions<'forms'>;

/** A source of forms that tests and stories hold in their hand. It really does the filters that its `applies` names. */
export interface MemoryForms extends Memory<'forms'> {
  readonly send?: MemoryFormSender;
}

export interface WritableMemoryForms extends MemoryForms {
  readonly send: MemoryFormSender;
}

/** With `sending` it takes filled-in forms; without it, it is read-only. `get` finds what is in the list, unless the options have another. */
export function memoryForms(options: MemoryFormsOptions & { readonly sending: MemoryFormSending }): WritableMemoryForms;
export function memoryForms(options: MemoryFormsOptions): MemoryForms;
export function memoryForms(options: MemoryFormsOptions & { readonly sending?: MemoryFormSending }): MemoryForms {
  const { id, sending } = options;
  const source: Memory<'forms'> = memoryList({ kind: 'forms', order: 'unordered', invent, rules: formRules }, options);
  // One object, so that what is set on it from outside is what its methods see.
  return Object.assign(source, sending && { send: memoryFormSender(sending, id, () => source.fault) }, {
    async get(wanted: string, context: SourceContext) {
      await misbehave(source.fault, context);
      return options.get ? options.get(wanted, context) : source.items.find(({ ref }) => ref.id === wanted);
    },
  });
}

function invent(source: string, at: number): PublishedForm {
  const id = `endless-${at}`;
  return { ref: { source, id }, definition: { format: 'civic-form/1', id, version: '1', title: `Endless ${at}`, pages: [] } };
}
