export { PlaceLadder } from './place-ladder.js';
export type { ChosenPlace, LadderSetting } from './place-ladder.types.js';
export { mapTextsIn, type MapPin, MapView, type MiniMapSetting, renderMiniMap, sketchOf } from './map/index.js';
