import { expect } from '@open-wc/testing';
import { checkExpression } from './check-expression.js';
import { caseFiles, runCase, type CaseFile } from './logic-cases.fixture.js';

for (const name of caseFiles) {
  it(`all rows of ${name} come out as they say`, async () => {
    const { cases } = (await (await fetch(new URL(`cases/${name}.json`, import.meta.url))).json()) as CaseFile;
    expect(cases).not.to.be.empty;
    for (const one of cases) {
      expect(runCase(one), one.says).to.eql(one.value);
      expect(checkExpression(one.expression, '').length > 0, one.says).to.equal(one.refused ?? false);
    }
  });
}
