/** One column of the county's pages: a feed, who serves it, and what it is there to show. */
export interface Column {
  readonly id: string;
  /** File name under `feeds/`; the last part of the feed's address. */
  readonly file: string;
  /** The county's own site, or the second origin: the city's health commission, the weather bureau. */
  readonly host: 'county' | 'other';
  readonly title: string;
  readonly english: string;
  readonly format: string;
  readonly lang: string;
  /** `hangs` never answers. `once` answers each browser's first request, then 503. */
  readonly behaviour: 'answers' | 'hangs' | 'once';
  readonly shows: string;
  readonly showsChinese: string;
}

export const columns: readonly Column[] = [
  {
    id: 'news',
    file: 'news.xml',
    host: 'county',
    title: '县政府公告',
    english: 'County government notices',
    format: 'RSS 2.0',
    lang: 'zh-CN',
    behaviour: 'answers',
    shows: 'A lively column: 40 items in five categories, one pinned, some expired, tables, attachments, a picture from another host.',
    showsChinese: '更新正常：五个分类共 40 条，有置顶、有过期，带表格、附件和外站图片。',
  },
  {
    id: 'water',
    file: 'water.xml',
    host: 'county',
    title: '停水停电',
    english: 'Water and power interruptions',
    format: 'Atom 1.0',
    lang: 'zh-CN',
    behaviour: 'answers',
    shows: 'Chinese and English entries in one feed, each marked with its language.',
    showsChinese: '同一来源内中英文条目混排，各自标明语言。',
  },
  {
    id: 'health',
    file: 'health.json',
    host: 'other',
    title: '卫生健康提示',
    english: 'Health advice',
    format: 'JSON Feed 1.1',
    lang: 'zh-CN',
    behaviour: 'answers',
    shows: 'From another department’s host, which lets other sites read it (CORS). Pinned, expiring and verified items.',
    showsChinese: '来自外单位主机（已允许跨域读取），含置顶、到期和核实日期。',
  },
  {
    id: 'tenders',
    file: 'tenders.xml',
    host: 'county',
    title: '招标采购',
    english: 'Tenders',
    format: 'RSS 2.0',
    lang: 'zh-CN',
    behaviour: 'answers',
    shows: 'A dead column: it answers at once, and its newest item is more than a year old.',
    showsChinese: '僵尸栏目：访问正常，但最新一条已是一年多以前。',
  },
  {
    id: 'weather-bureau',
    file: 'weather.xml',
    host: 'other',
    title: '气象预警',
    english: 'Weather warnings',
    format: 'RSS 2.0',
    lang: 'zh-CN',
    behaviour: 'hangs',
    shows: 'Does not answer: the connection is accepted and then nothing comes.',
    showsChinese: '无响应：连接能建立，但一直不返回内容。',
  },
  {
    id: 'archive',
    file: 'archive.xml',
    host: 'county',
    title: '政府公报',
    english: 'Government gazette',
    format: 'RSS 2.0',
    lang: 'zh-CN',
    behaviour: 'once',
    shows: 'Answers each browser’s first request, after that 503: reload the page and the kept copy is shown, with its age.',
    showsChinese: '每个浏览器只答复第一次，之后返回 503：刷新后显示本机留存的副本及其时间。',
  },
  {
    id: 'uyghur',
    file: 'uyghur.xml',
    host: 'county',
    title: 'ئۇقتۇرۇش',
    english: 'Notices in Uyghur',
    format: 'RSS 2.0',
    lang: 'ug',
    behaviour: 'answers',
    shows: 'Right-to-left script; the newest item is nine days old, so a weekly column is due.',
    showsChinese: '从右到左书写；最新一条在九天前，按每周更新的约定已到期。',
  },
  {
    id: 'overseas',
    file: 'overseas.json',
    host: 'other',
    title: '海外鄉親',
    english: 'For people from Qingshi abroad',
    format: 'JSON Feed 1.1',
    lang: 'zh-Hant',
    behaviour: 'answers',
    shows: 'Traditional Chinese; the newest item is twenty days old: overdue, not dead.',
    showsChinese: '繁体中文；最新一条在二十天前：已逾期，未成僵尸。',
  },
  {
    id: 'village',
    file: 'village.csv',
    host: 'county',
    title: '河口村公开栏',
    english: 'Hekou village board',
    format: 'CSV (GB18030)',
    lang: 'zh-CN',
    behaviour: 'answers',
    shows:
      'A spreadsheet that the village office keeps and uploads: Chinese heads, dates as its clerk writes them, saved by a Chinese Excel.',
    showsChinese: '村委会自己维护的表格：中文表头，日期按经办人习惯填写，由中文版 Excel 另存为 CSV。',
  },
];

export function columnById(id: string): Column | undefined {
  return columns.find((column) => column.id === id);
}
