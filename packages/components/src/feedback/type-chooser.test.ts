import { expect, fixture, html } from '@open-wc/testing';
import { waitUntil } from '../testing/wait-until.js';
import './define.js';
import type { CivicFeedback } from './feedback.js';
import { collectFeedback, sampleReport, seen } from './feedback.states.js';

describe('types of <civic-feedback>', () => {
  it('are asked for, and stand above whom to call, in Chinese without a colon of English', async () => {
    const feedback = await fixture<CivicFeedback>(html`<civic-feedback lang="zh-Hans"></civic-feedback>`);
    feedback.collection = collectFeedback();
    await seen(feedback, '.stopper');
    await feedback.prefill({ ...sampleReport, description: '后山着火了' });
    const lines = async (): Promise<readonly string[]> =>
      Array.from((await seen(feedback, '[role=status] .stopper')).querySelectorAll('p:not(.row)'), ({ textContent }) => textContent);
    await waitUntil(async () => (await lines())[1] === '有人遇到危险？不要填写，请马上拨打：', 'the words');
    expect((await lines())[0]).not.to.match(/[:：]/);
    feedback.show('type');
    expect((await seen(feedback, '.chooser label.hint')).textContent?.trim()).to.equal('搜索：一两个词就行，例如“路灯”');
  });
});
