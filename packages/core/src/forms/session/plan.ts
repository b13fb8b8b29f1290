import type { FormDefinition, FormPage } from '../definition/form-definition.js';
import type { Question } from '../definition/questions.js';
import type { Expression } from '../logic/expression.js';
import type { JudgedQuestion } from '../validate/is-required.js';
import type { PlainQuestion } from '../validate/read-answer.js';
import { Choices } from './choices.js';

/** The form, or what stands in each instance of a repeat: a scope of names. */
export class Level {
  readonly nodes = new Map<string, PlanNode>();
  /** In the order of the definition. */
  readonly inOrder: PlanNode[] = [];
  readonly outer: Level | undefined;
  /** Whose instances these are. */
  readonly repeat: PlanNode | undefined;

  constructor(repeat?: PlanNode) {
    this.repeat = repeat;
    this.outer = repeat?.level;
  }
}

/** A page or question, once for all its instances. */
export interface PlanNode {
  /** Of a question, or `page:<id>`. */
  readonly name: string;
  readonly level: Level;
  /** Where its state stands in an instance of the level. */
  readonly slot: number;
  readonly page: FormPage;
  readonly question?: Question;
  /** What must be shown for it to be: its page, group or repeat. */
  readonly parent?: PlanNode;
  readonly showIf?: Expression | undefined;
  readonly choices?: Choices;
  /** Of a repeat. */
  readonly inner?: Level;
  /** JSON Pointer into the definition. */
  readonly at: string;
  /** What is judged again when it changes. */
  readonly dependents: Dependent[];
  /** What it hangs on. */
  readonly reads: PlanNode[];
  readsClock: boolean;
  /** Place in the order of judging. */
  order: number;
}

interface Dependent {
  readonly node: PlanNode;
  /** Only by whether it is shown, as its parts do. */
  readonly byShown: boolean;
  /** All instances of `node` below the instance of this level that the change lies in. */
  readonly within: Level;
}

/** The questions of a definition by their levels. */
export function layOut(definition: FormDefinition): Level {
  const root = new Level();
  definition.pages.forEach((page, index) => {
    const at = `/pages/${index}`;
    const parent = place({ name: `page:${page.id}`, level: root, page, showIf: page.showIf, at });
    layOutQuestions(definition, page.questions, parent, root);
  });
  return root;
}

function layOutQuestions(definition: FormDefinition, questions: readonly Question[], parent: PlanNode, level: Level): void {
  questions.forEach((question, index) => {
    const { id: name, showIf, type } = question;
    const choices = type === 'choice' || type === 'choices' ? { choices: new Choices(question, definition) } : {};
    const node = place({ name, level, page: parent.page, question, parent, showIf, at: `${parent.at}/questions/${index}`, ...choices });
    if (type === 'group') layOutQuestions(definition, question.questions, node, level);
    if (type === 'repeat') layOutQuestions(definition, question.questions, node, (node.inner = new Level(node)));
  });
}

type Placed = { -readonly [K in keyof PlanNode]: PlanNode[K] };

function place(given: Omit<PlanNode, 'slot' | 'dependents' | 'reads' | 'readsClock' | 'order'>): Placed {
  const node: Placed = { ...given, slot: given.level.inOrder.length, dependents: [], reads: [], readsClock: false, order: 0 };
  node.level.inOrder.push(node);
  // Of two that have one name the first is meant.
  if (!node.level.nodes.has(node.name)) node.level.nodes.set(node.name, node);
  return node;
}

/** The question that `name` means as seen from `level`. */
export function findOutwards(level: Level | undefined, name: string): PlanNode | undefined {
  for (let at = level; at; at = at.outer) {
    const found = at.nodes.get(name);
    if (found) return found;
  }
  return undefined;
}

export function pageOf(node: PlanNode): PlanNode {
  return node.parent ? pageOf(node.parent) : node;
}

/** Whether somebody answers it, by itself. */
export function isJudged(question: Question | undefined): question is JudgedQuestion {
  return question !== undefined && !notJudged.has(question.type);
}

/** Whether it is judged without knowing what options are offered. */
export function isPlain(question: Question | undefined): question is PlainQuestion {
  return isJudged(question) && question.type !== 'choice' && question.type !== 'choices';
}

const notJudged: ReadonlySet<Question['type']> = new Set(['note', 'group', 'repeat', 'calculation'] as const);
