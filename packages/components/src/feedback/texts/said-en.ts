import type { ReportSaid } from '../feedback-texts.js';

export const saidEn: ReportSaid = {
  confirmed: 'The office has received what you wrote.',
  acknowledged: 'The office has received what you wrote.',
  pending: 'The office has received what you wrote, and gives it a number later.',
  handed: 'What you wrote was handed over. Send it there to the end.',
  refused: 'The office does not take it as it is. Nothing of what you wrote is lost.',
  noWay: 'It cannot be sent from here: no office is set up to take it.',
  parted: 'What you wrote was also changed in another window. Both are saved.',
  newer: 'What you wrote was changed in another window.',
  lost: (label) => `This is not asked any more, so it is not sent: ${label}`,
  arrived: {
    report: 'Your report has arrived at the office.',
    question: 'Your question has arrived at the office.',
    complaint: 'Your complaint has arrived at the office.',
    suggestion: 'Your suggestion has arrived at the office.',
    thanks: 'Your thanks have arrived at the office.',
    clue: 'Your information has arrived at the office.',
  },
  numberLater: ' It gets a number later.',
  byHand: {
    copied: 'Copied',
    selected: 'The text is selected: press it long, or press Ctrl and C, to copy it.',
    noFiles: 'This app saves no file for a calendar. Copy the text and keep it.',
  },
  another: 'Tell something else',
  loading: 'One moment …',
  unavailable: 'The next step cannot be shown now. What you wrote stays here.',
};
