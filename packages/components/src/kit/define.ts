import { defineElement } from '../base/define-element.js';
import { CivicKit } from './kit.js';

defineElement('civic-kit', CivicKit);
