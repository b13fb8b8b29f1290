/** Names of fields that are no answers; ids of questions never begin with `$`. */
export const postNames = {
  form: '$form',
  version: '$version',
  lang: '$lang',
  consent: '$consent',
  channel: '$channel',
  assistant: '$assistant/name',
  assistantFor: '$assistant/for',
  assistantReason: '$assistant/reason',
  assistantAgreed: '$assistant/agreed',
} as const;
