import { checkExpression, type Expression } from '@civickit/core/forms';
import { calculate } from './calculate.js';
import { compareEqual, compareOrder } from './compare.js';
import { ExpressionFault } from './fault.js';
import { functions } from './functions.js';
import { read, type Names } from './names.js';
import { parseXPath, type XPath } from './parse.js';
import { settled, type Typed } from './typed.js';

/**
 * An expression of XPath in our terms. A condition counts as not met where it is unknown, so that what is not answered need be settled
 * only where `false` and unknown differ.
 * @throws ExpressionFault where it cannot be said with the same meaning
 */
export function translateCondition(text: string, names: Names): Expression {
  return checked(new Translation(names).truth(parseXPath(text), false));
}

/** What a calculation gives, and of what type it is. @throws ExpressionFault */
export function translateValue(text: string, names: Names): Typed {
  const tree = parseXPath(text);
  const typed = new Translation(names).value(tree);
  const value = typed.type === 'boolean' ? { ...typed, expression: settled(typed, false), open: false } : typed;
  if (value.type === 'many' || value.type === 'repeat' || value.type === 'other') throw new ExpressionFault('value-types');
  return { ...value, expression: checked(value.expression) };
}

/** One part of a constraint. @throws ExpressionFault */
export function translateTree(tree: XPath, names: Names): Expression {
  return checked(new Translation(names).truth(tree, false));
}

/** A value within a constraint. @throws ExpressionFault */
export function translateOperand(tree: XPath, names: Names): Typed {
  return new Translation(names).value(tree);
}

function checked(expression: Expression): Expression {
  if (checkExpression(expression, '').length > 0) throw new ExpressionFault('expression');
  return expression;
}

/** What functions are given to read their arguments. */
export interface Translator {
  readonly names: Names;
  value(tree: XPath): Typed;
  /** A condition; `exact`: false, not unknown, where something is not answered. */
  truth(tree: XPath, exact: boolean): Expression;
}

class Translation implements Translator {
  readonly names: Names;

  constructor(names: Names) {
    this.names = names;
  }

  truth(tree: XPath, exact: boolean): Expression {
    if (tree.kind === 'binary' && (tree.operator === 'and' || tree.operator === 'or')) {
      return { [tree.operator]: this.#joined(tree, tree.operator).map((one) => this.truth(one, exact)) };
    }
    const typed = this.value(tree);
    if (typed.type !== 'boolean') throw new ExpressionFault('value-types');
    return exact ? settled(typed, false) : typed.expression;
  }

  value(tree: XPath): Typed {
    switch (tree.kind) {
      case 'text':
        return { expression: tree.value, type: 'text', literal: tree.value };
      case 'number':
        if (!Number.isFinite(tree.value)) throw new ExpressionFault('value-types');
        return { expression: tree.value, type: 'number', literal: tree.value, positive: true };
      case 'answer':
        return this.#answer(tree.name);
      case 'self':
        if (!this.names.self) throw new ExpressionFault('reference', { name: '.' });
        // It is judged only where it is answered.
        return { ...this.#answer('.', this.names.self), open: false };
      case 'field':
        if (!this.names.fields?.has(tree.name)) throw new ExpressionFault('reference', { name: tree.name });
        return { expression: { option: tree.name }, type: 'text', open: true };
      case 'negative':
        return calculate('-', [this.value(tree.of)]);
      case 'binary':
        return this.#binary(tree);
      case 'call':
        return this.#call(tree);
      case 'parent':
        throw new ExpressionFault('reference', { name: '..' });
    }
  }

  #answer(name: string, known = this.names.answer(name)): Typed {
    const typed = known && read(known, this.names);
    if (!typed) throw new ExpressionFault('reference', { name });
    return typed;
  }

  #binary(tree: XPath & { readonly kind: 'binary' }): Typed {
    const { operator } = tree;
    if (operator === 'and' || operator === 'or') return { expression: this.truth(tree, true), type: 'boolean' };
    const [left, right] = [this.value(tree.left), this.value(tree.right)];
    if (operator === '=') return compareEqual('==', left, right);
    if (operator === '!=') return compareEqual('!=', left, right);
    if (operator === '<' || operator === '<=' || operator === '>' || operator === '>=') return compareOrder(operator, left, right);
    return calculate(operator, [left, right]);
  }

  #call({ name, args }: XPath & { readonly kind: 'call' }): Typed {
    const translate = Object.hasOwn(functions, name) ? functions[name] : undefined;
    if (!translate) throw new ExpressionFault('function', { function: name });
    return translate(args, this, name);
  }

  /** `a and b and c` is one operation. */
  #joined(tree: XPath, operator: string): readonly XPath[] {
    if (tree.kind !== 'binary' || tree.operator !== operator) return [tree];
    return [...this.#joined(tree.left, operator), ...this.#joined(tree.right, operator)];
  }
}
