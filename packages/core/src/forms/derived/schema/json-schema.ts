/** A schema, or a part of one, as plain JSON. */
export type JsonSchema = Readonly<Record<string, unknown>>;
