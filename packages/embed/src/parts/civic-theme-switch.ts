import { defineElement } from '@civickit/components/runtime.js';
import { CivicThemeSwitch } from '@civickit/components/theme-switch';

export const define = (): void => defineElement('civic-theme-switch', CivicThemeSwitch);
