export { exportXlsForm, type ExportedXlsForm } from './export/export-xls-form.js';
export { importXlsForm, type ImportedXlsForm, type ImportXlsFormOptions } from './import-xls-form.js';
export { explainXlsFormReport, type ReportRowExplanation } from './report/explain-row.js';
export type { ReportCode, ReportKind, XlsFormReportRow } from './report/report.js';
