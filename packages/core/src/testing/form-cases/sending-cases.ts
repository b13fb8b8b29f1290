import type { Submission } from '../../forms/answers/answers.js';
import type { Receipt } from '../../requests/receipt.js';
import type { Sender } from '../../source/sender.js';
import { check, checkEqual, checkRejects, type Case } from '../checks.js';
import { sampleForms } from '../sample-forms.js';
import { contextOf } from '../source-cases/rig.js';
import type { FormRig, FormTraits, UsingForms } from './form-rig.js';
import { sorted } from './listing-cases.js';

const forms = sampleForms(2);
const submission: Submission = {
  form: 'form-0',
  version: '1',
  answers: { what: '机器很吵 – ein Lärm & mehr\nzweite Zeile', days: 3, kinds: ['a', 'b'] },
  lang: 'zh-Hans',
  channel: 'web',
};

function senderOf({ source }: FormRig): Sender<Submission> {
  check(source.send, 'nothing can be sent to this source');
  return source.send;
}

function sentBy(rig: FormRig) {
  check(rig.sent, 'the rig does not tell what has arrived: give it `sent`');
  return rig.sent();
}

const submit = (rig: FormRig, key = 'key-1'): Promise<Receipt> => senderOf(rig).submit(submission, key, contextOf(rig));

/** What is sent arrives once, and its receipt says no more than is known. */
export function sendingCases(using: UsingForms, { receipt: strength, keyed = false }: NonNullable<FormTraits['send']>): Case[] {
  return [
    using('sends a filled-in form whole, and says how sure it is', { forms }, async (rig) => {
      const receipt = await submit(rig);
      checkEqual([receipt.strength, receipt.source], [strength, rig.source.id], 'strength and source');
      check(!Number.isNaN(Date.parse(receipt.at)), 'a receipt tells when');
      const [arrived, ...others] = sentBy(rig);
      const { form, version, answers } = submission;
      checkEqual(others.length, 0, 'further forms');
      checkEqual([arrived?.form, arrived?.version, sorted(arrived?.answers)], [form, version, sorted(answers)], 'what arrived');
    }),
    using('sends no form that was aborted before', { forms }, async (rig) => {
      await checkRejects(senderOf(rig).submit(submission, 'key-1', contextOf(rig, AbortSignal.abort())), 'aborted/by-caller');
      checkEqual(sentBy(rig).length, 0, 'forms that arrived');
    }),
    using('takes no garbage for a receipt, and leaves open whether the form arrived', { forms, fault: 'garbage' }, async (rig) => {
      const error = await checkRejects(submit(rig));
      check(error.retry !== 'never', `it may have arrived, but ${error.code} says that all is lost`);
    }),
    using(
      'sends a form once, and leaves open whether it arrived, when the answer is lost',
      { forms, fault: 'drop-after-commit' },
      async (rig) => {
        const error = await checkRejects(submit(rig));
        check(error.retry !== 'never', `it may have arrived, but ${error.code} says that all is lost`);
        checkEqual(sentBy(rig).length, 1, 'forms that arrived');
      },
    ),
    using('says whether the same form may be sent again', { forms }, async (rig) => {
      checkEqual(senderOf(rig).resend === 'keyed', keyed, 'keyed');
      if (!keyed) return;
      const [first, again] = [await submit(rig), await submit(rig)];
      checkEqual('ref' in again && again.ref, 'ref' in first && first.ref, 'ref of the second receipt');
      checkEqual(sentBy(rig).length, 1, 'forms that arrived');
    }),
  ];
}
