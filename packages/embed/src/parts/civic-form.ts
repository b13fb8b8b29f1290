import { defineElement } from '@civickit/components/runtime.js';
import { CivicForm } from '@civickit/components/form';

export const define = (): void => defineElement('civic-form', CivicForm);
