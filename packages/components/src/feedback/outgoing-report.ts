import type { NewServiceRequest, RequestType } from '@civickit/core';
import { answersOfReport, reportOf } from '@civickit/core/report-form';
import type { Outgoing } from '../form/form-sending.js';

/** Reports in place of submissions. `chosen` is the type that the page has set, or the reader. */
export function outgoingReport(chosen: () => RequestType | undefined): Outgoing {
  return {
    kind: 'requests',
    draftOf: (submission) => reportOf(submission, chosen()?.ref.id),
    saidIn: (draft) => draft,
    answersOf: (draft, files) => answersOfReport(draft as NewServiceRequest, [...files.values()]),
  };
}
