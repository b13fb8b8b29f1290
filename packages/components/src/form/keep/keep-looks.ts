import type { renderTick } from '../controls/choice-control.js';
import type { words } from '../form-text.js';
import type { action, caution } from '../screens/screen.js';

/** What is drawn as the form draws it; handed over, so that it need not be a file of its own. */
export interface KeepLooks {
  readonly words: typeof words;
  readonly action: typeof action;
  readonly caution: typeof caution;
  readonly renderTick: typeof renderTick;
}
