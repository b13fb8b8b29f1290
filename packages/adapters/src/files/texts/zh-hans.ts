import { short, type FileTexts } from './texts.js';

const quoted = (text?: string) => `“${short(text)}”`;

export const simplified: FileTexts = {
  place: ({ problem, sheet, row, column, head }) =>
    [
      sheet && `工作表${quoted(sheet)}`,
      row && (column || (!head && problem !== 'not-a-record') ? `第 ${row} 行` : `第 ${row} 条`),
      column ? `${column} 列${head ? quoted(head) : ''}` : head && quoted(head),
    ]
      .filter(Boolean)
      .join('，'),
  join: (place, text) => `${place}：${text}`,
  'old-workbook': () => '这是旧版 Excel 工作簿（.xls）。请另存为 .xlsx 或 CSV。',
  encrypted: () => '工作簿设有密码。请取消密码后重新保存。',
  'other-file': ({ written }) => `这是${written ?? '其他格式的文件'}。请将表格另存为 .xlsx 或 CSV。`,
  'web-page': () => '得到的是网页而不是文件。请检查地址。',
  'no-table': () => '这不是表格：既不是 CSV，也不是工作簿或 JSON。',
  empty: () => '文件是空的。',
  damaged: () => '工作簿已损坏或不完整。请重新上传，或重新保存一份。',
  'too-large': ({ written }) => `文件超过可读取的大小（${written ?? ''}）。请拆分文件或删去图片。`,
  'too-many-rows': ({ written }) => `只读取前 ${written ?? ''} 行。请把旧通知移到另一个文件。`,
  'not-json': () => '开头像 JSON，但不是有效的 JSON。可能多了或少了逗号、引号。',
  'no-records': () => 'JSON 中没有通知列表。请写成 [ … ] 或 { "notices": [ … ] }。',
  'not-a-record': () => '这不是一条记录。请写成 { "title": "…", "published": "2026-03-04" }。',
  'no-sheet': ({ written }) => `没有名为${quoted(written)}的工作表。`,
  'no-heads': () => '没有找到表头行。第一行应写“标题”“发布时间”“正文”等列名。',
  'head-missing': ({ written }) => `缺少${quoted(written)}列。`,
  'head-twice': ({ written }) => `此列与${quoted(written)}含义相同，未读取。请只保留一列。`,
  'open-quote': () => '有引号只开不闭。',
  'no-title': () => '缺少标题。请填写标题，或清空整行。',
  'no-year': ({ written }) => `${quoted(written)}没有写年份。请写成 2026-03-04。`,
  'no-day': ({ written }) => `${quoted(written)}没有写日。请写成 2026-03-04。`,
  'two-ways': ({ written }) => `${quoted(written)}有两种读法。请把年份写在前面：2026-03-04。`,
  'no-such-day': ({ written }) => `${quoted(written)}：没有这一天或这个时间。`,
  'no-date': ({ written }) => `${quoted(written)}不是日期。请写成 2026-03-04 或 2026-03-04 15:30。`,
  'no-address': ({ written }) => `${quoted(written)}不是网址。请以 https:// 或 / 开头。`,
  'yes-or-no': ({ written }) => `${quoted(written)}既不是“是”也不是“否”。请写“是”，或留空。`,
  'no-language': ({ written }) => `${quoted(written)}不是语言代码。请写 zh-Hans、zh-Hant、en 或 ug。`,
  formula: ({ written }) => `公式出错（${short(written)}）。请直接填写数值。`,
  nested: () => '此处应为文字、数字、true、false 或文字列表。',
  repeated: ({ written }) => `与第 ${written ?? ''} 行是同一条通知。请删去一条，或填写不同的编号。`,
};
