export { drawPreview } from './draw-preview.js';
export type { PhotoFault, PreparedFile, PreparedPhoto, PrepareOptions } from './photos.types.js';
export { prepareFile } from './prepare-file.js';
export { preparePhoto } from './prepare-photo.js';
