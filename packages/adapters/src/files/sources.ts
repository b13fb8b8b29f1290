export { files, type FilesOptions } from './files.js';
export { requestTypeFile, type RequestTypeFileOptions, type RequestTypeSource } from './request-type-file.js';
export { serviceFile, type ServiceFileOptions } from './service-file.js';
