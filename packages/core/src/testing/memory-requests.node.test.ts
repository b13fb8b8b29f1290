import { describe, it } from 'vitest';
import { describeRequestSource } from './describe-request-source.js';
import { describeServiceSource } from './describe-service-source.js';
import { memoryRequestRig, memoryServiceRig, memoryTraits } from './memory-rigs.node.js';

describeRequestSource('memoryRequests', memoryRequestRig, { describe, it }, memoryTraits);
describeServiceSource('memoryServices', memoryServiceRig, { describe, it }, { taxonomies: true });
