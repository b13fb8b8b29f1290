/** Something the device can open: an address for another program, and the whole text to copy beside it. */
export interface LinkPlan {
  readonly href: string;
  /** The whole report, to copy. */
  readonly text: string;
  /** Whether the address holds less than `text`. */
  readonly shortened: boolean;
}
