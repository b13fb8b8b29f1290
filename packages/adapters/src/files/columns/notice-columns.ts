import type { Columns } from './column.js';

export type NoticeField =
  | 'title'
  | 'published'
  | 'expires'
  | 'pinned'
  | 'categories'
  | 'authors'
  | 'summary'
  | 'content'
  | 'url'
  | 'attachments'
  | 'image'
  | 'updated'
  | 'verified'
  | 'lang'
  | 'id';

/** The columns of a file of notices, in the order of the templates. */
export const noticeColumns: Columns<NoticeField> = [
  {
    field: 'title',
    kind: 'line',
    required: true,
    heads: { en: 'Title', 'zh-hans': '标题', 'zh-hant': '標題' },
    also: [
      '名称',
      '名稱',
      '题目',
      '題目',
      '主题',
      '主旨',
      '公告标题',
      '公告標題',
      '通知标题',
      '文件名称',
      '信息标题',
      '事项',
      'Name',
      'Subject',
      'Headline',
      'ماۋزۇ',
    ],
    about: {
      en: 'What it is about, in one line. Must be there.',
      'zh-hans': '一行写明是什么事。必填。',
      'zh-hant': '一行寫明是什麼事。必填。',
    },
    sample: { en: 'Water off in the East Quarter', 'zh-hans': '关于城东片区停水的通知', 'zh-hant': '關於城東片區停水的公告' },
  },
  {
    field: 'published',
    kind: 'date',
    heads: { en: 'Published', 'zh-hans': '发布时间', 'zh-hant': '發布時間' },
    also: ['发布日期', '發布日期', '發佈日期', '發佈時間', '日期', '时间', '時間', '发文日期', '發文日期', '成文日期', '公开日期', '公示日期', '公告日期', '发文时间', 'Date', 'Publication date', 'Published on', 'date_published', 'چېسلا', 'ئېلان قىلىنغان ۋاقىت'], // prettier-ignore
    about: {
      en: 'Date, or date and time: 2026-03-04 or 2026-03-04 15:30. The newest comes first.',
      'zh-hans': '日期，或日期和时间：2026-03-04，或 2026-03-04 15:30。最新的排在最前。',
      'zh-hant': '日期，或日期和時間：2026-03-04，或 2026-03-04 15:30。最新的排在最前。',
    },
    sample: { en: '2026-03-04', 'zh-hans': '2026-03-04', 'zh-hant': '2026-03-04' },
  },
  {
    field: 'expires',
    kind: 'date',
    heads: { en: 'Valid until', 'zh-hans': '有效期至', 'zh-hant': '有效期至' },
    also: ['失效日期', '失效时间', '失效時間', '截止日期', '截止时间', '截止時間', '到期日期', '有效期', '结束日期', '结束时间', '下架日期', '公示截止日期', 'Expires', 'Expiry', 'Expiry date', 'Expires on', 'End date', 'كۈچكە ئىگە ۋاقتى'], // prettier-ignore
    about: {
      en: 'The last day on which it holds. From the next day on it counts as expired. May be empty.',
      'zh-hans': '最后有效的一天，次日起视为过期。可不填。',
      'zh-hant': '最後有效的一天，次日起視為過期。可不填。',
    },
    sample: { en: '2026-03-06', 'zh-hans': '2026-03-06', 'zh-hant': '2026-03-06' },
  },
  {
    field: 'pinned',
    kind: 'yes',
    heads: { en: 'Pinned', 'zh-hans': '置顶', 'zh-hant': '置頂' },
    also: ['是否置顶', '是否置頂', '重要', '是否重要', 'Sticky', 'Top', 'Important'],
    about: {
      en: 'Write yes to keep it on top. Empty means no.',
      'zh-hans': '写“是”则排在最前。不填即为否。',
      'zh-hant': '寫「是」則排在最前。不填即為否。',
    },
    sample: { en: 'yes', 'zh-hans': '是', 'zh-hant': '是' },
  },
  {
    field: 'categories',
    kind: 'names',
    heads: { en: 'Category', 'zh-hans': '栏目', 'zh-hant': '分類' },
    also: [
      '欄目',
      '类别',
      '類別',
      '分类',
      '类型',
      '類型',
      '信息类别',
      '所属栏目',
      '标签',
      '標籤',
      'Categories',
      'Type',
      'Tags',
      'Topic',
      'تۈرى',
    ],
    about: {
      en: 'One or more, with commas between them.',
      'zh-hans': '可写一个或多个，用逗号或顿号分开。',
      'zh-hant': '可寫一個或多個，用逗號或頓號分開。',
    },
    sample: { en: 'Water', 'zh-hans': '停水停电', 'zh-hant': '停水停電' },
  },
  {
    field: 'authors',
    kind: 'names',
    heads: { en: 'Issued by', 'zh-hans': '发布单位', 'zh-hant': '發布單位' },
    also: ['来源', '來源', '信息来源', '發佈單位', '单位', '單位', '发文单位', '发文机关', '發文機關', '发布机构', '發布機關', '责任单位', '部门', '部門', '作者', '拟稿人', 'Author', 'Authors', 'Source', 'Office', 'Unit', 'Department', 'ئورۇن'], // prettier-ignore
    about: {
      en: 'Who is responsible for it.',
      'zh-hans': '发布通知的单位。',
      'zh-hant': '發布公告的單位。',
    },
    sample: { en: 'Water works', 'zh-hans': '县供水公司', 'zh-hant': '縣供水公司' },
  },
  {
    field: 'summary',
    kind: 'prose',
    heads: { en: 'Summary', 'zh-hans': '摘要', 'zh-hant': '摘要' },
    also: ['内容摘要', '內容摘要', '简介', '簡介', '概要', '导语', '提要', 'Abstract', 'Teaser', 'قىسقىچە مەزمۇنى'],
    about: {
      en: 'One or two sentences for the list. Empty: the beginning of the content is shown.',
      'zh-hans': '列表中显示的一两句话。不填则显示正文开头。',
      'zh-hant': '列表中顯示的一兩句話。不填則顯示內文開頭。',
    },
    sample: {
      en: 'No water on 5 March from 8:00 to 17:00.',
      'zh-hans': '3月5日8:00至17:00停水。',
      'zh-hant': '3月5日8:00至17:00停水。',
    },
  },
  {
    field: 'content',
    kind: 'prose',
    heads: { en: 'Content', 'zh-hans': '正文', 'zh-hant': '內文' },
    also: [
      '内容',
      '內容',
      '本文',
      '详细内容',
      '詳細內容',
      '通知内容',
      '公告内容',
      '公告內容',
      '全文',
      'Text',
      'Body',
      'Description',
      'Details',
      'مەزمۇنى',
    ],
    about: {
      en: 'The whole text. Alt+Enter begins a new line; an empty line begins a new paragraph.',
      'zh-hans': '全文。按 Alt+Enter 换行；空一行则另起一段。',
      'zh-hant': '全文。按 Alt+Enter 換行；空一行則另起一段。',
    },
    sample: {
      en: 'The main in East Street is being replaced.\n\nPlease keep water ready. Questions: 555 0119.',
      'zh-hans': '因更换东街主管道，需要停水施工。\n\n请提前储水。咨询电话：5550119。',
      'zh-hant': '因更換東街主管線，需要停水施工。\n\n請提前儲水。洽詢電話：5550119。',
    },
  },
  {
    field: 'url',
    kind: 'address',
    heads: { en: 'Link', 'zh-hans': '链接', 'zh-hant': '連結' },
    also: [
      '网址',
      '網址',
      '链接地址',
      '鏈接',
      '連結網址',
      '原文链接',
      '原文地址',
      '地址链接',
      '详情链接',
      'URL',
      'Address',
      'Web address',
      'Page',
      'ئۇلانما',
    ],
    about: {
      en: 'Page of the notice, beginning with https:// or with /. May be empty.',
      'zh-hans': '通知所在网页，以 https:// 或 / 开头。可不填。',
      'zh-hant': '公告所在網頁，以 https:// 或 / 開頭。可不填。',
    },
    sample: { en: '/notices/water-off.html', 'zh-hans': '/notices/water-off.html', 'zh-hant': '/notices/water-off.html' },
  },
  {
    field: 'attachments',
    kind: 'addresses',
    heads: { en: 'Attachments', 'zh-hans': '附件', 'zh-hant': '附件' },
    also: ['附件链接', '附件地址', '附件網址', '附件下载', '文件', 'Attachment', 'Files', 'File', 'قوشۇمچە'],
    about: {
      en: 'Addresses of files, one a line; what the file is called may stand before its address.',
      'zh-hans': '附件网址，每行一个；可在网址前写附件名称。',
      'zh-hant': '附件網址，每行一個；可在網址前寫附件名稱。',
    },
    sample: { en: 'Map /files/map.pdf', 'zh-hans': '停水范围图 /files/map.pdf', 'zh-hant': '停水範圍圖 /files/map.pdf' },
  },
  {
    field: 'image',
    kind: 'address',
    heads: { en: 'Picture', 'zh-hans': '图片', 'zh-hant': '圖片' },
    also: ['配图', '图片地址', '图片链接', '圖片網址', '封面', 'Image', 'Photo', 'رەسىم'],
    about: {
      en: 'Address of a picture. May be empty.',
      'zh-hans': '图片网址。可不填。',
      'zh-hant': '圖片網址。可不填。',
    },
    sample: { en: '', 'zh-hans': '', 'zh-hant': '' },
  },
  {
    field: 'updated',
    kind: 'date',
    heads: { en: 'Updated', 'zh-hans': '更新时间', 'zh-hant': '更新時間' },
    also: ['更新日期', '修改时间', '修改日期', '修改時間', 'Modified', 'Last updated', 'date_modified'],
    about: {
      en: 'Date of the last change. May be empty.',
      'zh-hans': '最后修改的日期。可不填。',
      'zh-hant': '最後修改的日期。可不填。',
    },
    sample: { en: '', 'zh-hans': '', 'zh-hant': '' },
  },
  {
    field: 'verified',
    kind: 'date',
    heads: { en: 'Last checked', 'zh-hans': '核实日期', 'zh-hant': '核實日期' },
    also: ['核实时间', '核對日期', '复核日期', '核验日期', 'Verified', 'Checked'],
    about: {
      en: 'When somebody last confirmed that it still holds. May be empty.',
      'zh-hans': '最近一次确认内容仍然有效的日期。可不填。',
      'zh-hant': '最近一次確認內容仍然有效的日期。可不填。',
    },
    sample: { en: '', 'zh-hans': '', 'zh-hant': '' },
  },
  {
    field: 'lang',
    kind: 'language',
    heads: { en: 'Language', 'zh-hans': '语言', 'zh-hant': '語言' },
    also: ['语种', '文种', '語種', 'Lang', 'تىلى'],
    about: {
      en: 'Only where it differs from the page: en, zh-Hans, zh-Hant, ug.',
      'zh-hans': '与网页语言不同时才填：zh-Hans、zh-Hant、en、ug。',
      'zh-hant': '與網頁語言不同時才填：zh-Hant、zh-Hans、en、ug。',
    },
    sample: { en: '', 'zh-hans': '', 'zh-hant': '' },
  },
  {
    field: 'id',
    kind: 'line',
    heads: { en: 'ID', 'zh-hans': '编号', 'zh-hant': '編號' },
    also: ['信息编号', '唯一编号', '索引号', '索引號', 'Key', 'نومۇرى'],
    about: {
      en: 'Any text that no other row has and that never changes. Empty: made of link, or of title and date.',
      'zh-hans': '各行不同且今后不变的编号。不填则由链接，或标题和日期生成。',
      'zh-hant': '各列不同且日後不變的編號。不填則由連結，或標題和日期產生。',
    },
    sample: { en: '2026-014', 'zh-hans': '2026-014', 'zh-hant': '2026-014' },
  },
];
