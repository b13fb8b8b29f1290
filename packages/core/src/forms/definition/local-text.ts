/** One text, or one for each language by BCP 47 tag. */
export type LocalText = string | Readonly<Record<string, string>>;
