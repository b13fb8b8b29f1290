/** Machine names of the fields of a bundle. */
export interface DrupalFields {
  /** The formatted text. @default 'body' */
  readonly body?: string | undefined;
  /** A shorter text. @default the summary of the body */
  readonly summary?: string | undefined;
  /** Relationships that lead to the picture's file, such as `field_media.field_media_image`. */
  readonly image?: string | undefined;
  /** Relationships that lead to taxonomy terms. */
  readonly categories: readonly string[];
  /** The date of publication. */
  readonly published: string;
  /** From then on the notice no longer holds. */
  readonly expires?: string | undefined;
}

/** What the standard profile gives an article. */
const article: DrupalFields = { body: 'body', image: 'field_image', categories: ['field_tags'], published: 'created' };
const other: DrupalFields = { body: 'body', categories: [], published: 'created' };

/** The fields of `bundle`; what is named wins over what Drupal installs. Asking for a field that a bundle has not is an error there. */
export function fieldsOf(bundle: string, named: Partial<DrupalFields> = {}): DrupalFields {
  return { ...(bundle === 'article' ? article : other), ...named };
}

/** The query parameters for what is read of `type`, and for what has to come along. */
export function fieldParameters(type: string, fields: DrupalFields): readonly (readonly [name: string, value: string])[] {
  const { body, summary, image, categories, published, expires } = fields;
  const paths = [image, ...categories].filter((path) => path !== undefined && path !== '') as string[];
  const base = ['drupal_internal__nid', 'langcode', 'status', 'title', 'created', 'changed', 'sticky', 'path'];
  const asked = [...base, body, summary, published, expires, ...paths.map((path) => path.split('.', 1)[0])].filter(Boolean);
  return [
    [`fields[${type}]`, [...new Set(asked)].join()],
    ['fields[file--file]', 'uri'],
    ...(paths.length > 0 ? ([['include', paths.join()]] as const) : []),
  ];
}
