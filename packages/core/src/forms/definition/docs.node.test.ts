import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { checkFormDefinition } from './check-form-definition.js';
import { everyType, formOf } from './every-type.fixture.js';
import { questionTypes } from './read-questions.js';

const pages = ['format.md', 'format.zh-CN.md'].map((name) => ({
  name,
  text: readFileSync(new URL(`../../../../../docs/forms/${name}`, import.meta.url), 'utf8'),
}));

/** Whole forms; and questions, or lists of them, as a form has them. */
const formsIn = (text: string): readonly unknown[] =>
  [...text.matchAll(/```json\n([^]*?)```/g)].map(([, block = '']) => {
    const value = JSON.parse(block) as { readonly format?: string };
    return value.format === undefined ? formOf([value].flat(), { privacy: everyType.privacy }) : value;
  });

test.each(pages)('every example of $name can be published', ({ text }) => {
  const forms = formsIn(text);
  expect(forms.length).toBeGreaterThan(15);
  for (const form of forms) expect(checkFormDefinition(form)).toMatchObject({ errors: [], warnings: [] });
});

test.each(pages)('$name has an example of every type', ({ text }) => {
  const examples = JSON.stringify(formsIn(text));
  for (const type of questionTypes) {
    expect(examples).toContain(`"type":"${type}"`);
  }
});
