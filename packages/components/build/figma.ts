import { type Colour, type DesignToken, type Dimension, themeNames, themes } from './design-tokens.ts';

const kinds = { color: 'COLOR', dimension: 'FLOAT', number: 'FLOAT', fontFamily: 'STRING' } as const;

/**
 * The body of Figma's `POST /v1/files/:file_key/variables`: one collection with a mode for each theme. Ids are names, which
 * Figma replaces by its own.
 */
export function figmaVariables(): unknown {
  const collection = 'civickit';
  return {
    variableCollections: [{ action: 'CREATE', id: collection, name: 'CivicKit', initialModeId: 'default' }],
    variableModes: themeNames.map((name, index) => ({
      action: index === 0 ? 'UPDATE' : 'CREATE',
      id: name,
      name,
      variableCollectionId: collection,
    })),
    variables: themes.default.tokens.map((token) => ({
      action: 'CREATE',
      id: token.path,
      name: token.path.replaceAll('.', '/'),
      variableCollectionId: collection,
      resolvedType: kinds[token.type],
      codeSyntax: { WEB: `var(--civic-${token.path.replaceAll('.', '-')})` },
      ...(token.description && { description: token.description }),
    })),
    variableModeValues: themeNames.flatMap((name) =>
      themes.default.tokens.map((token) => ({
        variableId: token.path,
        modeId: name,
        value: valueOf(themes[name].tokens.find(({ path }) => path === token.path) ?? token),
      })),
    ),
  };
}

function valueOf({ type, value }: DesignToken): unknown {
  if (type === 'color') {
    const { components, alpha = 1 } = value as Colour;
    return { r: components[0], g: components[1], b: components[2], a: alpha };
  }
  if (type === 'dimension') return (value as Dimension).value;
  return type === 'fontFamily' ? (value as string[])[0] : value;
}
