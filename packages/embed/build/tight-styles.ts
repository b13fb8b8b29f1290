import { families, scale, tokens } from '@civickit/components/tokens.js';

const write: Readonly<Record<string, (name: string) => string | undefined>> = {
  token: (name) => `var(--civic-${name},${(tokens as Readonly<Record<string, string>>)[name] ?? ''})`,
  step: (name) => (scale as Readonly<Record<string, string>>)[name],
  family: (name) => `var(--civic-font-family,${(families as Readonly<Record<string, string>>)[name] ?? ''})`,
};

/** A sheet's module without spaces and comments, and with the values of tokens in place of the calls that look them up. */
export function tightStyles(text: string): string {
  return (
    text
      .replace(/\$\{(token|step|family)\('([\w-]+)'\)\}/g, (call, kind: string, name: string) => write[kind]?.(name) ?? call)
      .replace(/\/\*[^*]*\*\//g, '')
      .replace(/\s*([{};,])\s*/g, '$1')
      .replace(/:\s+/g, ':')
      .replace(/;}/g, '}')
      // A star that ends a selector is any element, not a sign of arithmetic: the space before it means inside.
      .replace(/ (\*(?![{,])|>|!important) ?/g, '$1')
      .replace(/\b0\.(?=\d)/g, '.')
      .replace(/#ffffff\b/g, '#fff')
      .replace(/(\bvar\(--[\w-]+,) /g, '$1')
  );
}
