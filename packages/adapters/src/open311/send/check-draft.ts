import type { Issue, NewServiceRequest } from '@civickit/core';
import { commonIssues, refuseDraft } from '../../source/refuse-draft.js';
import type { Open311Dialect } from '../dialect.js';

/** Characters (code points) of a description (GeoReport v2, POST Service Request). */
const mostDescriptionChars = 4000;

/** Refuses what no server could take, before anything is sent. @throws CivicError `invalid/draft`, with the member of each fault */
export function checkDraft(draft: NewServiceRequest, dialect: Open311Dialect, source: string, placeless: boolean): void {
  const issues = [
    ...commonIssues(draft, { mayBePrivate: dialect.privateField !== undefined }),
    ...descriptionIssues(draft),
    ...(placeless ? [] : placeIssues(draft)),
    ...mediaIssues(draft, dialect),
  ];
  refuseDraft(issues, source, `The report cannot be sent to ${source}`);
}

function descriptionIssues({ description = '' }: NewServiceRequest): Issue[] {
  // A string has at most two units for a character, so that only long ones are counted.
  const length = description.length > mostDescriptionChars ? Array.from(description).length : 0;
  if (length <= mostDescriptionChars) return [];
  return [{ path: '/description', message: `has ${length} characters, ${mostDescriptionChars} are allowed` }];
}

function placeIssues({ where, address = '', addressId = '' }: NewServiceRequest): Issue[] {
  if (where || address.trim() || addressId.trim()) return [];
  return [{ path: '/where', message: 'is missing, and so are address and addressId: one of them is needed' }];
}

function mediaIssues({ media = [] }: NewServiceRequest, { media: taken = { by: 'url', most: 1 } }: Open311Dialect): Issue[] {
  const extra =
    media.length > taken.most ? [{ path: `/media/${taken.most}`, message: `is more than the ${taken.most} that can be sent` }] : [];
  const wrong = media.flatMap(({ url }, at) => {
    const isFile = url.startsWith('data:');
    if (taken.by === 'url' ? !isFile : isFile || /^https?:/i.test(url)) return [];
    return [{ path: `/media/${at}`, message: isFile ? 'is a file, and only addresses can be sent' : 'is no file and no web address' }];
  });
  return [...extra, ...wrong];
}
