/** What is wrong, as a sentence in the reader's language: its message is shown as it is. */
export class Told extends Error {}
