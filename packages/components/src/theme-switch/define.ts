import { defineElement } from '../base/define-element.js';
import { CivicThemeSwitch } from './theme-switch.js';

defineElement('civic-theme-switch', CivicThemeSwitch);
