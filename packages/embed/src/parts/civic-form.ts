import { defineElement } from '@civickit/components/runtime.js';
import { CivicForm } from '@civickit/components/form';

// What nearly every form is asked for by and read with: this file is these parts, too, and nothing else has to be fetched for them.
export { checks, sources } from './adapters/submit.js';
export { support } from './kinds/forms.js';

export const define = (): void => defineElement('civic-form', CivicForm);
