import { defineElement } from '../base/define-element.js';
import { CivicOutbox } from './outbox.js';

defineElement('civic-outbox', CivicOutbox);
