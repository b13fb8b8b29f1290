export { mapStyles } from './map.styles.js';
export { mapTextsIn } from './map-texts.js';
export { MapView } from './map-view.js';
export { type MapPin, type MiniMapSetting, renderMiniMap } from './mini-map.js';
export { sketchOf } from './sketch.js';
