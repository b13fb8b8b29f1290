import { ExpressionFault } from './fault.js';

export interface Token {
  readonly kind: 'number' | 'text' | 'answer' | 'name' | 'sign' | 'end';
  readonly text: string;
  /** From 0. */
  readonly at: number;
}

/** More than any sheet holds in earnest. */
const longest = 20_000;

const grammar =
  /\s+|(?<number>\d+(?:\.\d*)?|\.\d+)|(?:'(?<single>[^']*)'|"(?<double>[^"]*)"|‘(?<curly>[^’]*)’|“(?<curlies>[^”]*)”)|\$\{(?<answer>[^{}]*)\}|(?<name>[\p{L}_][\p{L}\p{M}\p{Nd}_.-]*(?::[\p{L}_][\p{L}\p{M}\p{Nd}_.-]*)?)|(?<sign>\.\.|!=|<=|>=|[.=<>+*(),-])/uy;

/** Signs as a Chinese keyboard writes them. */
const wide: Readonly<Record<string, string>> = { '（': '(', '）': ')', '，': ',', '＝': '=', '＞': '>', '＜': '<', '＋': '+', '－': '-', '≠': '!=', '≤': '<=', '≥': '>=' }; // prettier-ignore

/** @throws ExpressionFault */
export function tokensOf(expression: string): readonly Token[] {
  if (expression.length > longest) throw new ExpressionFault('syntax', { at: longest });
  const tokens: Token[] = [];
  let at = 0;
  while (at < expression.length) {
    const sign = wide[expression[at] ?? ''];
    grammar.lastIndex = at;
    const match = sign === undefined ? grammar.exec(expression) : null;
    if (sign !== undefined) tokens.push({ kind: 'sign', text: sign, at });
    else if (!match) throw new ExpressionFault('syntax', { at: at + 1 });
    else if (match.groups) push(match.groups, at, tokens);
    at += match ? match[0].length : 1;
  }
  return [...tokens, { kind: 'end', text: '', at }];
}

function push(groups: Readonly<Record<string, string | undefined>>, at: number, tokens: Token[]): void {
  const { number, single, double, curly, curlies, answer, name, sign } = groups;
  const text = single ?? double ?? curly ?? curlies;
  if (number !== undefined) tokens.push({ kind: 'number', text: number, at });
  else if (text !== undefined) tokens.push({ kind: 'text', text, at });
  else if (answer !== undefined) tokens.push({ kind: 'answer', text: answer.trim(), at });
  else if (name !== undefined) tokens.push({ kind: 'name', text: name, at });
  else if (sign !== undefined) tokens.push({ kind: 'sign', text: sign, at });
}
