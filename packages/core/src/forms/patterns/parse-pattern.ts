import { readEscape } from './read-escape.js';
import { PatternRefusal, type PatternTree } from './pattern-tree.js';

/** Longest source, in UTF-16 units. */
const longest = 2000;
/** Groups in groups. */
const deepest = 50;

const anyCharacter = /^.$/u;
const quantifier = /(?:[*+?]|\{(\d{1,5})(?:(,)(\d{1,5})?)?\})\??/y;
const classBody = /\[(?:[^\]\\]|\\[^])*\]/y;
const properties = /\\[pP](?!\{(?:[CLMNPSZ][a-z]?|(?:Script|sc)=\w+)\})/u;

/**
 * Reads the subset of ECMA-262 patterns (flag `u`) that needs no backtracking.
 * @throws PatternRefusal
 */
export function parsePattern(source: string): PatternTree {
  if (source.length > longest) throw new PatternRefusal(`A pattern has at most ${longest} characters`, longest);
  const parser = new Parser(source);
  return parser.all();
}

class Parser {
  readonly #source: string;
  #at = 0;

  constructor(source: string) {
    this.#source = source;
  }

  all(): PatternTree {
    const tree = this.#choice(0);
    if (this.#at < this.#source.length) this.#refuse('")" without "("');
    return tree;
  }

  #choice(depth: number): PatternTree {
    const parts = [this.#sequence(depth)];
    while (this.#take('|')) parts.push(this.#sequence(depth));
    return parts.length === 1 && parts[0] ? parts[0] : { kind: 'choice', parts };
  }

  #sequence(depth: number): PatternTree {
    const parts: PatternTree[] = [];
    while (this.#at < this.#source.length && !'|)'.includes(this.#next())) parts.push(this.#quantified(this.#term(depth)));
    return { kind: 'sequence', parts };
  }

  #quantified(part: PatternTree): PatternTree {
    quantifier.lastIndex = this.#at;
    const found = quantifier.exec(this.#source);
    if (!found) return part;
    if (part.kind === 'start' || part.kind === 'end') this.#refuse('"^" and "$" cannot be repeated');
    const [text, least, comma, most] = found;
    const [low, high] =
      least === undefined ? sign(text) : [Number(least), most === undefined ? (comma ? Infinity : Number(least)) : Number(most)];
    if (low > high) this.#refuse(`${text} has its numbers in the wrong order`);
    this.#at += text.length;
    return { kind: 'repeat', part, least: low, most: high };
  }

  #term(depth: number): PatternTree {
    const start = this.#at;
    if (this.#take('^')) return { kind: 'start' };
    if (this.#take('$')) return { kind: 'end' };
    if (this.#take('.')) return { kind: 'character', matcher: anyCharacter };
    if (this.#take('(')) return this.#group(depth + 1, start);
    if (this.#next() === '[') return { kind: 'character', matcher: this.#class() };
    if (this.#next() === '\\') {
      const { matcher, length } = readEscape(this.#source, start);
      this.#at += length;
      return { kind: 'character', matcher };
    }
    if ('*+?{}]'.includes(this.#next()))
      this.#refuse(`"${this.#next()}" has nothing to repeat or close; as a character it is written "\\${this.#next()}"`);
    const point = this.#source.codePointAt(start) ?? 0;
    this.#at += point > 0xffff ? 2 : 1;
    return { kind: 'character', matcher: point };
  }

  #group(depth: number, start: number): PatternTree {
    if (depth > deepest) this.#refuse(`Groups stand at most ${deepest} deep`);
    if (this.#take('?') && !this.#take(':')) {
      this.#refuse('Only plain groups "(…)" and "(?:…)" are known: look-around, names and flags need backtracking or are not portable');
    }
    const tree = this.#choice(depth);
    if (!this.#take(')')) throw new PatternRefusal('"(" without ")"', start);
    return tree;
  }

  #class(): RegExp {
    classBody.lastIndex = this.#at;
    const [text] = classBody.exec(this.#source) ?? this.#refuse('"[" without "]"');
    if (properties.test(text)) this.#refuse('\\p takes a general category or a script, such as \\p{L} or \\p{Script=Han}');
    try {
      const matcher = new RegExp(`^${text}$`, 'u');
      this.#at += text.length;
      return matcher;
    } catch {
      return this.#refuse(`${text} is no class of characters`);
    }
  }

  #next(): string {
    return this.#source.charAt(this.#at);
  }

  #take(character: string): boolean {
    const taken = this.#next() === character;
    if (taken) this.#at += 1;
    return taken;
  }

  #refuse(message: string): never {
    throw new PatternRefusal(message, this.#at);
  }
}

function sign(text: string): readonly [number, number] {
  return [text.startsWith('+') ? 1 : 0, text.startsWith('?') ? 1 : Infinity];
}
