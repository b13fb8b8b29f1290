export { toGeoJson, type RequestFeature, type RequestFeatureCollection, type RequestProperties } from './to-geojson.js';
