/** What the catalogue reads of custom-elements.json. */
export interface Manifest {
  readonly modules: readonly { readonly declarations: readonly ElementDeclaration[] }[];
}

interface ElementDeclaration {
  readonly tagName: string;
  readonly summary: string;
  readonly status: string;
  readonly since: string;
  readonly endpoint?: string;
  readonly privacy?: string;
  readonly example: string;
  readonly attributes?: readonly unknown[];
}

/** Each attribute has its property, with the same description: one row in the table of controls is enough. */
export function withoutAttributes({ modules }: Manifest): Manifest {
  return {
    modules: modules.map(({ declarations }) => ({ declarations: declarations.map((one) => ({ ...one, attributes: [] })) })),
  };
}

/** The element's class doc tags as Markdown. */
export function describeElement({ modules }: Manifest, tag: string): string {
  const element = modules.flatMap(({ declarations }) => declarations).find(({ tagName }) => tagName === tag);
  if (!element) return '';
  const { summary, status, since, endpoint, privacy, example } = element;
  return [
    summary,
    `\`\`\`html\n${example}\n\`\`\``,
    endpoint && `**Fetches:** ${endpoint}`,
    privacy && `**Privacy:** ${privacy}`,
    `**Status:** ${status}, since ${since}`,
  ]
    .filter(Boolean)
    .join('\n\n');
}
