import { CivicError } from '@civickit/core';
import { expect, fixture, html } from '@open-wc/testing';
import { waitUntil } from '../testing/wait-until.js';
import { make, plain, rootOf, settled, textOf } from './feedback.fixture.js';
import type { CivicFeedback } from './feedback.js';
import { collectFeedback, sampleReport, seen } from './feedback.states.js';

/** What stands beside a field, as it is read out with it. */
function besideOf(feedback: CivicFeedback, selector: string): string {
  const ids = rootOf(feedback).querySelector(selector)?.getAttribute('aria-describedby')?.split(' ') ?? [];
  return plain(ids.map((id) => rootOf(feedback).getElementById(id)?.textContent).join(' '));
}

describe('what <civic-feedback> asks', () => {
  it('has beside each field who will see what is written there', async () => {
    const feedback = await make();
    await feedback.prefill({ ...sampleReport, type: 'noise' });
    const fields = [
      ['words', '[data-path=report-description] textarea', 'The office may publish this'],
      ['words', '[data-path=report-photos] input', 'The office may publish them'],
      ['where', '[data-path=report-where] [role=group]', 'Everybody may see it'],
      ['contact', '[data-path=report-name] input', 'Only the office sees it'],
      ['contact', '[data-path=report-phone] input', 'Only the office sees it'],
      ['contact', '[data-path=report-email] input', 'Only the office sees it'],
    ] as const;
    for (const [step, field, said] of fields) {
      feedback.show(step);
      await seen(feedback, field);
      expect(besideOf(feedback, field), field).to.contain(said);
    }
    expect(plain(rootOf(feedback).querySelector('[data-path=report-private]')?.textContent)).to.contain('Only the office is to read this');
  });

  it('has above the first field whom to call in danger, and below it what other offices answer for', async () => {
    const feedback = await make();
    const call = rootOf(feedback).querySelector<HTMLAnchorElement>('.stopper.emergency a');
    expect([call?.href, plain(call?.textContent).trim()]).to.deep.equal(['tel:119', '消防: 119']);
    const field = rootOf(feedback).querySelector('textarea') as Element;
    expect(Boolean((call?.compareDocumentPosition(field) ?? 0) & Node.DOCUMENT_POSITION_FOLLOWING)).to.equal(true);
    expect(plain(rootOf(feedback).querySelector('.elsewhere')?.textContent)).to.contain('停电: 供电公司 answers for this, not this office');
  });

  it('says before anything is typed that nobody answers, with telephone, window and the office above', async () => {
    const window = 'Hall, ground floor';
    const contact = { unit: 'Helpline', phone: '12345', window, above: { unit: 'City hotline', phone: '0851-12345' } };
    const fault = { kind: 'error', error: new CivicError('timeout/answer', 'no answer') } as const;
    const about = { id: 'hotline', title: 'County', contact };
    const feedback = await make({ collection: collectFeedback({ fault, about }) }, '.note.caution');
    const said = textOf(feedback);
    for (const words of ['County does not answer', 'Telephone 12345', `In person: ${window}`, 'turn to City hotline, telephone 0851-12345'])
      expect(said).to.contain(words);
    expect(said.indexOf('0851-12345')).to.be.lessThan(said.indexOf('What do you want to tell?'));
  });

  it("lets the page's own map stand in for the drawn one, and takes the place from it", async () => {
    const feedback = await fixture<CivicFeedback>(html`<civic-feedback><div slot="map">A map of tiles</div></civic-feedback>`);
    feedback.collection = collectFeedback();
    await settled(feedback);
    await feedback.prefill({ description: 'Dark', type: 'lamp' });
    feedback.show('where');
    (await seen(feedback, '.way-map')).click();
    const slot = (await seen(feedback, 'slot[name=map]')) as HTMLSlotElement;
    const [map] = slot.assignedElements() as HTMLElement[];
    expect(map?.textContent).to.equal('A map of tiles');
    expect(map?.getBoundingClientRect().height).to.be.greaterThan(0);
    map?.dispatchEvent(new CustomEvent('civic-place', { bubbles: true, detail: { latitude: 26.5, longitude: 106.7 } }));
    await waitUntil(() => plain(rootOf(feedback).querySelector('.said')?.textContent).includes('26.50000'), 'the place');
  });
});
