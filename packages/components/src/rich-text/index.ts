export { isAllowedPicture, renderRichText, type RichTextOptions } from './render-rich-text.js';
