export { probeOpen311, type Open311Capabilities, type Probed } from './probe-open311.js';
