import { expect } from '@open-wc/testing';
import { compilePattern } from './compile-pattern.js';
import { createDraw } from '../fuzz/draw.fixture.js';
import { drawPattern, drawText } from '../fuzz/draw-pattern.fixture.js';

it('the verdict is that of this engine, for 1,500 generated patterns and 8 texts of each', () => {
  const draw = createDraw(11);
  let compared = 0;
  for (let round = 0; round < 1500; round++) {
    const source = drawPattern(draw);
    const pattern = compilePattern(source);
    if ('message' in pattern) continue;
    const native = new RegExp(source, 'u');
    for (let index = 0; index < 8; index++) {
      const text = drawText(draw);
      if (pattern.test(text) !== native.test(text)) expect.fail(`${JSON.stringify(source)} on ${JSON.stringify(text)}`);
      compared += 1;
    }
  }
  expect(compared).to.be.above(9000);
});
