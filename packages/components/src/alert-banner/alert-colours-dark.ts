/** Background and edge of each level on a dark page: red is still red, and the page still dark at night. */
export const alertColoursDark = {
  red: ['#4a1714', '#ff9286'],
  orange: ['#47260c', '#ffa766'],
  yellow: ['#3b3108', '#ffd447'],
  blue: ['#14304a', '#8cc4f2'],
  clear: ['#163722', '#86d19b'],
} as const;

/** Text on them, and the mark in their icons. */
export const alertInkDark = '#f6f0e6';
export const alertMarkDark = '#1a1917';
