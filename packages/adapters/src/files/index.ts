export { files, type FilesOptions } from './files.js';
export { parseNoticeFile, type ParsedNoticeFile, type ParseNoticeFileOptions } from './notices/parse-notice-file.js';
export type { DateOrder } from './columns/clerk-date.js';
export type { FileProblem, ProblemName } from './table/file-problem.js';
export type { TableLimits } from './table/table.js';
