/** How much markup is read before it counts as hostile. Every parser that reads markup takes these as an option. */
export interface MarkupLimits {
  /** Bytes (or UTF-16 units of a string) of one document; beyond, `too-large/markup`. @default 8 MiB */
  readonly maxBytes: number;
  /** Elements inside each other in XML; beyond, `too-large/markup`. @default 256 */
  readonly maxDepth: number;
  /** Elements directly in one record, such as the fields of a notice; the rest are dropped. @default 512 */
  readonly maxChildren: number;
  /** Attributes of one element that are read; the rest are dropped. @default 256 */
  readonly maxAttributes: number;
  /** Tags and stretches of text of one document, brackets and commas of JSON; beyond, `too-large/markup`. @default 1,000,000 */
  readonly maxTokens: number;
}

export const markupLimits: MarkupLimits = {
  maxBytes: 8 * 1024 * 1024,
  maxDepth: 256,
  maxChildren: 512,
  maxAttributes: 256,
  maxTokens: 1_000_000,
};
