import type { ColumnHeads } from './column.js';

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
export const noticeColumns: readonly ColumnHeads<NoticeField>[] = [
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
  },
  {
    field: 'published',
    kind: 'date',
    heads: { en: 'Published', 'zh-hans': '发布时间', 'zh-hant': '發布時間' },
    also: ['发布日期', '發布日期', '發佈日期', '發佈時間', '日期', '时间', '時間', '发文日期', '發文日期', '成文日期', '公开日期', '公示日期', '公告日期', '发文时间', 'Date', 'Publication date', 'Published on', 'date_published', 'چېسلا', 'ئېلان قىلىنغان ۋاقىت'], // prettier-ignore
  },
  {
    field: 'expires',
    kind: 'date',
    heads: { en: 'Valid until', 'zh-hans': '有效期至', 'zh-hant': '有效期至' },
    also: ['失效日期', '失效时间', '失效時間', '截止日期', '截止时间', '截止時間', '到期日期', '有效期', '结束日期', '结束时间', '下架日期', '公示截止日期', 'Expires', 'Expiry', 'Expiry date', 'Expires on', 'End date', 'كۈچكە ئىگە ۋاقتى'], // prettier-ignore
  },
  {
    field: 'pinned',
    kind: 'yes',
    heads: { en: 'Pinned', 'zh-hans': '置顶', 'zh-hant': '置頂' },
    also: ['是否置顶', '是否置頂', '重要', '是否重要', 'Sticky', 'Top', 'Important'],
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
  },
  {
    field: 'authors',
    kind: 'names',
    heads: { en: 'Issued by', 'zh-hans': '发布单位', 'zh-hant': '發布單位' },
    also: ['来源', '來源', '信息来源', '發佈單位', '单位', '單位', '发文单位', '发文机关', '發文機關', '发布机构', '發布機關', '责任单位', '部门', '部門', '作者', '拟稿人', 'Author', 'Authors', 'Source', 'Office', 'Unit', 'Department', 'ئورۇن'], // prettier-ignore
  },
  {
    field: 'summary',
    kind: 'prose',
    heads: { en: 'Summary', 'zh-hans': '摘要', 'zh-hant': '摘要' },
    also: ['内容摘要', '內容摘要', '简介', '簡介', '概要', '导语', '提要', 'Abstract', 'Teaser', 'قىسقىچە مەزمۇنى'],
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
  },
  {
    field: 'attachments',
    kind: 'addresses',
    heads: { en: 'Attachments', 'zh-hans': '附件', 'zh-hant': '附件' },
    also: ['附件链接', '附件地址', '附件網址', '附件下载', '文件', 'Attachment', 'Files', 'File', 'قوشۇمچە'],
  },
  {
    field: 'image',
    kind: 'address',
    heads: { en: 'Picture', 'zh-hans': '图片', 'zh-hant': '圖片' },
    also: ['配图', '图片地址', '图片链接', '圖片網址', '封面', 'Image', 'Photo', 'رەسىم'],
  },
  {
    field: 'updated',
    kind: 'date',
    heads: { en: 'Updated', 'zh-hans': '更新时间', 'zh-hant': '更新時間' },
    also: ['更新日期', '修改时间', '修改日期', '修改時間', 'Modified', 'Last updated', 'date_modified'],
  },
  {
    field: 'verified',
    kind: 'date',
    heads: { en: 'Last checked', 'zh-hans': '核实日期', 'zh-hant': '核實日期' },
    also: ['核实时间', '核對日期', '复核日期', '核验日期', 'Verified', 'Checked'],
  },
  {
    field: 'lang',
    kind: 'language',
    heads: { en: 'Language', 'zh-hans': '语言', 'zh-hant': '語言' },
    also: ['语种', '文种', '語種', 'Lang', 'تىلى'],
  },
  {
    field: 'id',
    kind: 'line',
    heads: { en: 'ID', 'zh-hans': '编号', 'zh-hant': '編號' },
    also: ['信息编号', '唯一编号', '索引号', '索引號', 'Key', 'نومۇرى'],
  },
];
