export * from './sources.js';
export { parseNoticeFile, type ParsedNoticeFile, type ParseNoticeFileOptions } from './notices/parse-notice-file.js';
export { parseRequestTypeFile, type ParsedRequestTypeFile, type ParseRequestTypeFileOptions } from './requests/parse-request-type-file.js';
export { parseServiceFile, type ParsedServiceFile, type ParseServiceFileOptions } from './services/parse-service-file.js';
export type { Codes } from './services/codes.js';
export type { DateOrder } from './columns/clerk-date.js';
export type { FileContent, FileProblem, ProblemName } from './table/file-problem.js';
export type { TableLimits } from './table/table.js';
