export { charsetOf, decodeSteps, decodeText, type TextOrigin } from './charset.js';
export { markupLimits, type MarkupLimits } from './limits.js';
export { withoutInvalid, withoutReferences } from './references.js';
export { atOnce, inSlices, yieldToMain } from './slices.js';
export { Tokenizer, type MarkupMode, type Token } from './tokenizer.js';
export { XmlElement, XmlReader } from './xml-reader.js';
export { XmlScope, type NameElement } from './xml-scope.js';
