/** What every parser of the bench is asked for. */
export interface BenchItem {
  readonly id: string;
  readonly title: string;
  readonly link: string;
  /** A moment of RFC 3339, written as the parser writes it. */
  readonly date: string;
  /** The description as its feed wrote it, references and CDATA resolved. */
  readonly html: string;
}
