import { defineElement } from '../base/define-element.js';
import { CivicForm } from './form.js';

defineElement('civic-form', CivicForm);
