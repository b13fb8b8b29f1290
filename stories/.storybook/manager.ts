import { addons } from 'storybook/manager-api';
import { create } from 'storybook/theming';

addons.setConfig({
  theme: create({ base: 'light', brandTitle: 'CivicKit', brandTarget: '_self' }),
  // An element and its states stand under one name, in the order of preview.ts.
  sidebar: { showRoots: false },
});
