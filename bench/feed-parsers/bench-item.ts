/** What every parser of the bench is asked for. */
export interface BenchItem {
  readonly id: string;
  readonly title: string;
  readonly link: string;
  /** RFC 3339 in UTC with milliseconds. */
  readonly date: string;
  /** The description as its feed wrote it, references and CDATA resolved. */
  readonly html: string;
}
