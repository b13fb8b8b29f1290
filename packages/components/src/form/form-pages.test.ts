import type { FormDefinition } from '@civickit/core';
import { expect } from '@open-wc/testing';
import { waitUntil } from '../testing/wait-until.js';
import { at, begin, closeOutboxes, find, goTo, press, rootOf, show, town, type } from './form.fixture.js';

describe('the pages of <civic-form>', () => {
  afterEach(closeOutboxes);

  it('names what is wrong with questions that are called as members of every object', async () => {
    const ids = ['constructor', 'toString', '__proto__'];
    const questions = ids.map((id) => ({ id, type: 'text' as const, label: id, required: true }));
    const definition: FormDefinition = {
      format: 'civic-form/1',
      id: 'odd',
      version: '1',
      title: 'Odd',
      pages: [{ id: 'only', questions }],
    };
    const element = await show(town().host, { definition });
    await press(element, 'Start');
    await at(element, 'only');
    await press(element, 'Continue');
    await waitUntil(() => rootOf(element).querySelectorAll('.problems li').length === ids.length);
    await type(element, 'constructor', 'a');
    expect(element.answers['constructor']).to.equal('a');
  });

  it('says that there is nothing to choose where another answer offers no options, and asks for none', async () => {
    const options = [{ value: 'old', label: 'Old hall', fields: { town: 'east' } }];
    const filter = { '==': [{ option: 'town' }, { var: 'town' }] } as const;
    const definition: FormDefinition = {
      format: 'civic-form/1',
      id: 'halls',
      version: '1',
      title: 'Halls',
      pages: [
        {
          id: 'only',
          questions: [
            { id: 'town', type: 'text', label: 'Town' },
            { id: 'hall', type: 'choice', label: 'Hall', required: true, filter, options },
          ],
        },
      ],
    };
    const element = await show(town().host, { definition });
    await press(element, 'Start');
    await at(element, 'only');
    const hall = () => find(element, '[data-path="hall"]').textContent;
    expect(hall()).to.contain('Nothing can be chosen here now');
    await type(element, 'town', 'east');
    await waitUntil(() => hall()?.includes('Old hall'));
    expect(hall()).not.to.contain('Nothing can be chosen');
    await type(element, 'town', 'west');
    await press(element, 'Continue');
    await at(element, 'check');
  });

  it('says in the title of the page, with `route`, on which step the reader is, and that something is wrong there', async () => {
    const { host } = town();
    const before = document.title;
    document.title = 'Halls – Linshan';
    const element = await show(host, { route: 'hash' });
    const heading = () => find(element, '.step').textContent.trim();
    const named = async (title: string): Promise<void> => {
      await element.updateComplete;
      expect(document.title).to.equal(title);
    };
    await begin(element);
    await named(`${heading()} – Halls – Linshan`);
    await press(element, 'Continue');
    await waitUntil(() => rootOf(element).querySelector('.problems'));
    await named(`There is a problem – ${heading()} – Halls – Linshan`);
    document.title = 'Halls (1)';
    await goTo(element, 'check');
    await named(`${heading()} – Halls (1)`);
    element.show('start');
    await at(element, 'start');
    await named(`${heading()} – Halls (1)`);
    element.remove();
    expect(document.title).to.equal('Halls (1)');
    document.title = before;
  });
});
