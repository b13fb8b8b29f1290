/** Background, edge and icon, and the mark in the icon. Text is dark on all of them, whatever theme the page has. */
export const alertColours = {
  red: ['#fbe3e0', '#b3261e', '#ffffff'],
  orange: ['#fdead9', '#b24a06', '#ffffff'],
  yellow: ['#fff4c7', '#7a5b00', '#ffd447'],
  blue: ['#e3eef8', '#1a5a86', '#ffffff'],
  clear: ['#e4f1e6', '#22653a', '#ffffff'],
} as const;

export const alertInk = '#1b1f24';
