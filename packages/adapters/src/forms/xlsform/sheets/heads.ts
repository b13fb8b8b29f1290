import { headKey } from '../../../files/columns/find-heads.js';

/** What stands in a column, and in which language. */
export interface ReadHead {
  readonly field: string;
  /** What stands behind `::`, as written. */
  readonly language?: string;
}

/** Names of columns of one sheet; behind each, what else clerks write over it. */
export type HeadWords = Readonly<Record<string, string>>;

export const surveyHeads: HeadWords = {
  type: '类型|類型|题型|題型',
  name: '名称|名稱|变量名|變數名稱',
  label: '标签|標籤|题目|題目|问题|問題',
  hint: '提示|填写提示|填寫提示',
  required: '必填|是否必填',
  required_message: '必填提示',
  relevant: '显示条件|顯示條件|relevance',
  constraint: '校验条件|限制条件|约束|約束|校驗條件|限制條件',
  constraint_message: '校验提示|限制提示|约束提示|約束提示|校驗提示|限制提示',
  calculation: '计算|计算公式|計算|計算公式|calculate',
  choice_filter: '选项筛选|選項篩選',
  appearance: '外观|外觀',
  repeat_count: '重复次数|重複次數|count',
  default: '默认值|預設值',
  read_only: '只读|唯讀|readonly',
  parameters: '参数|參數',
  disabled: '停用',
  page: '页|页面|分页|頁|頁面|分頁',
  autocomplete: '自动填充|自動填入',
  personal_data: '个人信息|個人資料|個人信息',
  unit: '单位|單位',
  item_label: '每项标签|每項標籤',
  within: '所在地区|所在地區',
  accept: '文件类型|檔案類型',
  max_files: '最多文件数|最多檔案數',
  max_bytes: '文件大小上限|檔案大小上限',
  min_items: '最少项数|最少項數',
  max_items: '最多项数|最多項數',
  renamed_from: '曾用名',
};

export const choiceHeads: HeadWords = {
  list_name: '列表|列表名称|列表名|选项组|清單|清單名稱|選項組|list',
  name: '名称|名稱|值|选项值|選項值|value',
  label: '标签|標籤|选项|選項',
};

export const settingHeads: HeadWords = {
  form_title: '表单标题|标题|表單標題|標題|title',
  form_id: '表单编号|编号|表單編號|編號|id_string|id',
  version: '版本',
  default_language: '默认语言|語言|预设语言|預設語言',
  languages: '语言|各语言',
  intro: '开头说明|開頭說明',
  outro: '结尾说明|結尾說明',
  privacy_controller: '个人信息处理者|個人資料處理者',
  privacy_purpose: '处理目的|處理目的',
  privacy_basis: '处理依据|處理依據',
  privacy_law: '法律依据|法律依據',
  privacy_retention: '保存期限',
  privacy_recipients: '接收方',
  privacy_contact: '联系方式|聯絡方式',
  privacy_url: '隐私政策网址|隱私政策網址',
  consent_version: '同意书版本|同意書版本',
  consent_text: '同意书|同意書',
};

/** Columns with one cell for each language. */
const inLanguages =
  /^(?:label|hint|required_message|constraint_message|page|unit|item_label|form_title|intro|outro|privacy_.*|consent_text)$/;

/** Of a head such as `label::English (en)`; undefined where the column is none of `words`. */
export function readHead(head: string, words: HeadWords): ReadHead | undefined {
  const [base = '', ...rest] = head
    .normalize('NFKC')
    .split(/::?/)
    .map((part) => part.trim());
  const field = fieldOf(base, words);
  const language = rest.join(':');
  if (field === undefined || (language && !inLanguages.test(field))) return undefined;
  return language ? { field, language } : { field };
}

function fieldOf(head: string, words: HeadWords): string | undefined {
  const key = headKey(head);
  if (!key) return undefined;
  return Object.keys(words).find((field) => headKey(field) === key || words[field]?.split('|').some((word) => headKey(word) === key));
}
