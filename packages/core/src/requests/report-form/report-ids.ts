/** Ids of what every report is asked. Those of a type's own questions are the source's, and hardly begin so. */
export const reportIds = {
  description: 'report-description',
  photos: 'report-photos',
  type: 'report-type',
  where: 'report-where',
  address: 'report-address',
  isPrivate: 'report-private',
  name: 'report-name',
  phone: 'report-phone',
  email: 'report-email',
} as const;

export type ReportId = (typeof reportIds)[keyof typeof reportIds];
