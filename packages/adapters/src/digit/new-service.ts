import type { Issue, NewServiceRequest } from '@civickit/core';
import type { Fields } from '../record/fields.js';
import { commonIssues, refuseDraft } from '../source/refuse-draft.js';

/** Where our name of the draft lies in `additionalDetail`. */
export const keyField = 'civickitKey';
const longestDescription = 256;

export interface NewServiceSetting {
  readonly source: string;
  readonly tenantId: string;
  readonly locality?: string;
  readonly channel: string;
}

/**
 * What `_create` takes for a draft.
 * @throws CivicError `invalid/draft` for what DIGIT would refuse or lose
 */
export function newServiceOf(draft: NewServiceRequest, key: string, setting: NewServiceSetting): Fields {
  const { source, tenantId, channel } = setting;
  const locality = draft.addressId ?? setting.locality;
  refuseDraft([...commonIssues(draft), ...ownIssues(draft, locality)], source, 'DIGIT cannot take this draft');
  const { type, description, where, address, answers } = draft;
  const citizen = citizenOf(draft);
  return {
    service: {
      tenantId,
      serviceCode: type,
      ...(description && { description }),
      source: channel,
      ...(citizen && { citizen }),
      address: {
        tenantId,
        ...(address && { landmark: address }),
        ...(locality && { locality: { code: locality } }),
        ...(where && { geoLocation: { latitude: where.latitude, longitude: where.longitude } }),
      },
      additionalDetail: { ...answers, [keyField]: key },
    },
    workflow: { action: 'APPLY', assignes: [], verificationDocuments: [] },
  };
}

/** What DIGIT, unlike others, does not take. */
function ownIssues({ description = '', where, address, media }: NewServiceRequest, locality: string | undefined): Issue[] {
  const issues: Issue[] = [];
  if (description.length > longestDescription) {
    issues.push({ path: '/description', message: `has ${description.length} characters; at most ${longestDescription} are taken` });
  }
  if (!where && !address?.trim() && !locality?.trim()) issues.push({ path: '/where', message: 'a place or an address is needed' });
  if (media && media.length > 0) issues.push({ path: '/media', message: 'no media are taken' });
  return issues;
}

function citizenOf({ contact }: NewServiceRequest): Fields | undefined {
  const { name, firstName, lastName, phone, email } = contact ?? {};
  const whole = name ?? [firstName, lastName].filter(Boolean).join(' ');
  if (!whole && !phone) return undefined;
  return { ...(whole && { name: whole }), ...(phone && { mobileNumber: phone }), ...(email && { emailId: email }) };
}
