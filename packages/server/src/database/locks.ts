/** Numbers by which all our processes know one lock of the database (`pg_advisory_xact_lock`). */
export const locks = {
  migration: 3_114_311,
  media: 3_114_312,
  audit: 3_114_313,
  notices: 3_114_314,
  members: 3_114_315,
} as const;
