import type { NewServiceRequest, RequestType } from '@civickit/core';
import { answersOfReport, reportIds, reportOf } from '@civickit/core/report-form';
import type { Outgoing } from '../form/form-sending.js';

/** Reports in place of submissions. `chosen` is the type that the page has set, or the reader; `keyOf` what stands for it in the form. */
export function outgoingReport(chosen: () => RequestType | undefined, keyOf: (type: RequestType) => string): Outgoing {
  return {
    kind: 'requests',
    draftOf(submission) {
      const type = chosen()?.ref.id;
      return { ...reportOf(submission), ...(type !== undefined && { type }) };
    },
    saidIn: (draft) => draft,
    answersOf(draft, files) {
      const type = chosen();
      const answers = answersOfReport(draft as NewServiceRequest, [...files.values()]);
      return type ? { ...answers, [reportIds.type]: keyOf(type) } : answers;
    },
  };
}
