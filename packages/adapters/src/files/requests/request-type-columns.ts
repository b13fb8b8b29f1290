import type { ColumnHeads } from '../columns/column.js';
import { column, required } from '../columns/define-column.js';
import type { FactField } from './type-facts.js';

/** Columns of questions, in the sheet of types or in one of their own. */
const question = [
  column('question', 'line', ['Question', '问题', '問題'], '提问|字段|字段名称|题目|label|Field|سوئال'),
  column('questionType', 'word', ['Kind of answer', '问题类型', '回答類型'], '题型|字段类型|填写方式|答案类型|answer|Answer type|Question type'),
  column('options', 'list', ['Options', '选项', '選項'], '可选项|备选项|选项内容|values|Choices'),
  column('required', 'yes', ['Required', '必填', '必填'], '是否必填|必答|Must'),
  column('hint', 'line', ['Hint', '填写提示', '填寫提示'], '提示|填写说明|Help'),
  column('least', 'line', ['At least', '最少', '最少'], '最小值|最短|minimum|minLength|Minimum'),
  column('most', 'line', ['At most', '最多', '最多'], '最大值|最长|字数上限|maximum|maxLength|Maximum'),
  column('questionId', 'line', ['Question ID', '问题编码', '問題代碼'], '字段编码|字段代码|variable|Field code'),
] as const; // prettier-ignore

/** Columns of a sheet of what can be reported or asked for, in the order of the templates. */
export const requestTypeColumns = [
  required(column('name', 'line', ['Type', '类型名称', '類型名稱'], '诉求类型|诉求名称|问题类别|事项名称|名称|名稱|类型|類型|service_name|Name|Request type|What')),
  column('code', 'line', ['Code', '类型编码', '類型代碼'], '诉求编码|编码|编号|編號|service_code|ID|Type code|ref.id'),
  column('description', 'prose', ['Description', '说明', '說明'], '类型说明|描述|适用情形|Details'),
  column('groups', 'names', ['Group', '大类', '類別'], '分类|类别|分類|所属分类|上级分类|group|Groups|Category'),
  column('keywords', 'names', ['Keywords', '关键词', '關鍵字'], '关键字|搜索词'),
  column('agency', 'line', ['Office', '责任部门', '承辦單位'], '承办单位|承办部门|主管部门|处置部门|部门|单位|Agency|Department|ئورۇن'),
  column('promised', 'line', ['Time needed', '承诺时限', '處理時限'], '办理时限|处置时限|办结时限|Time'),
  column('promisedUnit', 'line', ['Time needed, unit', '时限单位', '時限單位']),
  ...question,
  column('lang', 'language', ['Language', '语言', '語言'], '语种|Lang'),
] satisfies readonly ColumnHeads[]; // prettier-ignore

/** Columns of a sheet of questions. */
export const questionColumns = [
  column('type', 'line', ['Type', '类型名称', '類型名稱'], '诉求类型|诉求名称|所属类型|类型|service_name|Request type'),
  column('code', 'line', ['Code', '类型编码', '類型代碼'], '诉求编码|编码|service_code|Type code'),
  ...question.map((one) => (one.field === 'question' ? required(one) : one)),
] satisfies readonly ColumnHeads[]; // prettier-ignore

export type RequestTypeField = (typeof requestTypeColumns)[number]['field'] | FactField;
export type QuestionField = (typeof question)[number]['field'];
/** Of a sheet of questions. */
export type QuestionSheetField = (typeof questionColumns)[number]['field'];
