import type { BenchQuestion } from './bench-form.ts';

const villages = 'Shiqiao Longtan Heping Xinmin Tuanjie Qingshan Baiyun Lianhua Shuanghe Fenghuang Taiping Yongxing Changle Wanshou'.split(
  ' ',
);

/** Blocks of ten questions: three that must be answered, a number, what follows from it, and a question that is only asked by a rule. */
export function makeQuestions(count: number): readonly BenchQuestion[] {
  const numbers = Array.from({ length: Math.floor(count / 10) }, (_, block) => `q${block * 10 + 1}`);
  return Array.from({ length: count }, (_, at) => questionAt(at, numbers));
}

function questionAt(at: number, numbers: readonly string[]): BenchQuestion {
  const id = `q${at}`;
  const block = Math.floor(at / 10);
  const number = numbers[block] ?? '';
  const named = (label: string) => ({ id, label: `${at + 1}. ${label} of household ${block + 1}` });
  switch (at % 10) {
    case 0:
      return { ...named('Name'), type: 'text', required: true, hint: 'As it is written in the household register.' };
    case 1:
      return { ...named('Yearly income'), type: 'number' };
    case 2:
      return block === numbers.length - 1
        ? { ...named('Income of all, up to that'), type: 'total', of: numbers }
        : { ...named('Three years of income'), type: 'product', of: [number] };
    case 3:
      return { ...named('Source of the income'), type: 'text', required: true, shownBy: number };
    case 4:
      return { ...named('Village'), type: 'select', options: villages };
    case 5:
      return { ...named('Street'), type: 'text', required: true, hint: 'Without the number of the house.' };
    case 6:
      return { ...named('Kind of dwelling'), type: 'radio', options: ['Owned', 'Rented', 'Shared'] };
    case 7:
      return { ...named('E-mail'), type: 'email' };
    case 8:
      return { ...named('Circumstances'), type: 'textarea', required: true };
    default:
      return { ...named('The office may call'), type: 'check' };
  }
}
