export { files, type FilesOptions } from './files.js';
export { formFile, type FormFileOptions } from './form-file.js';
export { requestTypeFile, type RequestTypeFileOptions, type RequestTypeSource } from './request-type-file.js';
export { serviceFile, type ServiceFileOptions } from './service-file.js';
