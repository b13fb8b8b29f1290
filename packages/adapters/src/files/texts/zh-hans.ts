import { short, type FileTexts } from './texts.js';

const heads = {
  notices: '“标题”“发布时间”“正文”',
  services: '“事项名称”“申请材料”“咨询电话”',
  types: '“类型名称”“问题”“选项”',
  places: '“名称”“纬度”“经度”',
};
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
  'too-many-rows': ({ written }) => `只读取前 ${written ?? ''} 行。请把其余内容移到另一个文件。`,
  'not-json': () => '开头像 JSON，但不是有效的 JSON。可能多了或少了逗号、引号。',
  'no-records': ({ of = 'notices' }) => `JSON 中没有可识别的列表。请写成 [ … ] 或 { "${of}": [ … ] }。`,
  'not-a-record': ({ of }) => `这不是一条记录。请写成 { ${of ? '"name": "…"' : '"title": "…", "published": "2026-03-04"'} }。`,
  'no-sheet': ({ written }) => `没有名为${quoted(written)}的工作表。`,
  'no-heads': ({ of = 'notices' }) => `没有找到表头行。第一行应写${heads[of]}等列名。`,
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
  repeated: ({ written }) => `与第 ${written ?? ''} 行重复。请删去一条，或填写不同的编号。`,
  'no-name': () => '缺少名称。请填写名称，或清空整行。',
  'no-number': ({ written }) => `${quoted(written)}不是数字。`,
  'no-limit': ({ written }) => `${quoted(written)}不是时限。请写成“5个工作日”“30天”或“即办”。`,
  'no-contact': ({ written }) => `${quoted(written)}中没有电话、邮箱或网址。`,
  'no-place': ({ written }) => `${quoted(written)}不是有效的坐标。请按度填写纬度和经度，如 30.2741、120.1551。`,
  'no-word': ({ written }) => `无法识别${quoted(written)}。可填写的词见模板。`,
  'no-options': () => '选择题须有选项，各项用分号隔开。',
  'whose-row': () => '看不出此行属于哪一项。请填写事项或类型的编码或名称。',
  'not-in-file': ({ written }) => `本文件中没有${quoted(written)}。请照原样填写编码或名称。`,
  'several-of-name': ({ written }) => `有多项名为${quoted(written)}。请填写编码。`,
};
