export { organizationId } from './service-record.js';
export { writeInterface, type WrittenInterface } from './write-interface.js';
export { writeService, writeServiceLines, writeServices, type WriteServiceOptions, type WrittenPage } from './write-services.js';
export { writeTaxonomies, writeTaxonomy, writeTerm, writeTerms } from './write-taxonomies.js';
