/** The words that CAP 1.2 (section 3.2) knows for each element, the one for all else last. */
export const capWords = {
  status: ['Exercise', 'System', 'Test', 'Draft', 'Actual'],
  msgType: ['Update', 'Cancel', 'Ack', 'Error', 'Alert'],
  scope: ['Restricted', 'Private', 'Public'],
  category: ['Geo', 'Met', 'Safety', 'Security', 'Rescue', 'Fire', 'Health', 'Env', 'Transport', 'Infra', 'CBRNE', 'Other'],
  responseType: ['Shelter', 'Evacuate', 'Prepare', 'Execute', 'Avoid', 'Monitor', 'Assess', 'AllClear', 'None'],
  urgency: ['Immediate', 'Expected', 'Future', 'Past', 'Unknown'],
  severity: ['Extreme', 'Severe', 'Moderate', 'Minor', 'Unknown'],
  certainty: ['Observed', 'Likely', 'Possible', 'Unlikely', 'Unknown'],
} as const;

/** `written` as CAP spells it; readers that check refuse a message with any other word. */
export function capWord(element: keyof typeof capWords, written: string): string {
  const words: readonly string[] = capWords[element];
  return words.find((word) => word.toLowerCase() === written.toLowerCase()) ?? words.at(-1) ?? '';
}
