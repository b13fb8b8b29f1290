import { ExpressionFault } from './fault.js';
import { tokensOf, type Token } from './tokens.js';

/** The part of XPath 1.0 that forms use, as a tree. */
export type XPath =
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'number'; readonly value: number }
  /** `${name}` */
  | { readonly kind: 'answer'; readonly name: string }
  /** `.`, the question's own answer. */
  | { readonly kind: 'self' }
  /** `..`, the instance of the repeat. */
  | { readonly kind: 'parent' }
  /** A bare name: a column of the choices. */
  | { readonly kind: 'field'; readonly name: string }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly XPath[] }
  | { readonly kind: 'negative'; readonly of: XPath }
  | { readonly kind: 'binary'; readonly operator: string; readonly left: XPath; readonly right: XPath };

/** From what binds least (XPath 1.0, 3.5). */
const levels: readonly (readonly string[])[] = [['or'], ['and'], ['=', '!='], ['<', '<=', '>', '>='], ['+', '-'], ['*', 'div', 'mod']];
const deepest = 100;

/** @throws ExpressionFault `syntax`, with the place from 1 */
export function parseXPath(expression: string): XPath {
  const parser = new Parser(tokensOf(expression));
  return parser.whole();
}

class Parser {
  readonly #tokens: readonly Token[];
  #next = 0;
  #depth = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  whole(): XPath {
    const tree = this.#level(0);
    if (this.#token.kind !== 'end') this.#wrong();
    return tree;
  }

  get #token(): Token {
    return this.#tokens[this.#next] ?? { kind: 'end', text: '', at: 0 };
  }

  #level(level: number): XPath {
    const operators = levels[level];
    if (!operators) return this.#unary();
    let left = this.#level(level + 1);
    for (let count = 0; this.#isOperator(operators); count++) {
      if (count > deepest) this.#wrong();
      const operator = this.#take().text;
      left = { kind: 'binary', operator, left, right: this.#level(level + 1) };
    }
    return left;
  }

  #unary(): XPath {
    if (++this.#depth > deepest) this.#wrong();
    const tree: XPath = this.#skip('-') ? { kind: 'negative', of: this.#unary() } : this.#primary();
    this.#depth--;
    return tree;
  }

  #primary(): XPath {
    const { kind, text } = this.#token;
    if (kind === 'end') this.#wrong();
    if (kind === 'sign') return this.#signed();
    this.#next++;
    if (kind === 'text') return { kind, value: text };
    if (kind === 'number') return { kind, value: Number(text) };
    if (kind === 'answer') return { kind, name: text };
    return this.#skip('(') ? { kind: 'call', name: text, args: this.#args() } : { kind: 'field', name: text };
  }

  #signed(): XPath {
    if (this.#skip('..')) return { kind: 'parent' };
    if (this.#skip('.')) return { kind: 'self' };
    if (!this.#skip('(')) this.#wrong();
    const tree = this.#level(0);
    if (!this.#skip(')')) this.#wrong();
    return tree;
  }

  #args(): readonly XPath[] {
    if (this.#skip(')')) return [];
    const args = [this.#level(0)];
    while (this.#skip(',')) args.push(this.#level(0));
    if (!this.#skip(')')) this.#wrong();
    return args;
  }

  #isOperator(operators: readonly string[]): boolean {
    const { kind, text } = this.#token;
    return (kind === 'sign' || kind === 'name') && operators.includes(text);
  }

  #take(): Token {
    const token = this.#token;
    this.#next++;
    return token;
  }

  #skip(sign: string): boolean {
    const found = this.#token.kind === 'sign' && this.#token.text === sign;
    if (found) this.#next++;
    return found;
  }

  #wrong(): never {
    throw new ExpressionFault('syntax', { at: this.#token.at + 1 });
  }
}
