import { type Preview, setCustomElementsManifest } from '@storybook/web-components-vite';
import manifest from '../../packages/components/custom-elements.json' with { type: 'json' };

setCustomElementsManifest(manifest);

const preview: Preview = {
  parameters: { a11y: { test: 'error' }, controls: { expanded: true }, options: { storySort: { order: ['Welcome', 'Notice feed'] } } },
  tags: ['autodocs'],
};

export default preview;
