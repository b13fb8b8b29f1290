import type { Columns } from '../columns/column.js';
import { noticeColumns, type NoticeField } from '../columns/notice-columns.js';

type Explanation = Pick<Columns[number], 'about' | 'sample'>;

const explanations: Readonly<Record<NoticeField, Explanation>> = {
  title: {
    about: {
      en: 'What it is about, in one line. Must be there.',
      'zh-hans': '一行写明是什么事。必填。',
      'zh-hant': '一行寫明是什麼事。必填。',
    },
    sample: { en: 'Water off in the East Quarter', 'zh-hans': '关于城东片区停水的通知', 'zh-hant': '關於城東片區停水的公告' },
  },
  published: {
    about: {
      en: 'Date, or date and time: 2026-03-04 or 2026-03-04 15:30. The newest comes first.',
      'zh-hans': '日期，或日期和时间：2026-03-04，或 2026-03-04 15:30。最新的排在最前。',
      'zh-hant': '日期，或日期和時間：2026-03-04，或 2026-03-04 15:30。最新的排在最前。',
    },
    sample: { en: '2026-03-04', 'zh-hans': '2026-03-04', 'zh-hant': '2026-03-04' },
  },
  expires: {
    about: {
      en: 'The last day on which it holds. From the next day on it counts as expired. May be empty.',
      'zh-hans': '最后有效的一天，次日起视为过期。可不填。',
      'zh-hant': '最後有效的一天，次日起視為過期。可不填。',
    },
    sample: { en: '2026-03-06', 'zh-hans': '2026-03-06', 'zh-hant': '2026-03-06' },
  },
  pinned: {
    about: {
      en: 'Write yes to keep it on top. Empty means no.',
      'zh-hans': '写“是”则排在最前。不填即为否。',
      'zh-hant': '寫「是」則排在最前。不填即為否。',
    },
    sample: { en: 'yes', 'zh-hans': '是', 'zh-hant': '是' },
  },
  categories: {
    about: {
      en: 'One or more, with commas between them.',
      'zh-hans': '可写一个或多个，用逗号或顿号分开。',
      'zh-hant': '可寫一個或多個，用逗號或頓號分開。',
    },
    sample: { en: 'Water', 'zh-hans': '停水停电', 'zh-hant': '停水停電' },
  },
  authors: {
    about: {
      en: 'Who is responsible for it.',
      'zh-hans': '发布通知的单位。',
      'zh-hant': '發布公告的單位。',
    },
    sample: { en: 'Water works', 'zh-hans': '县供水公司', 'zh-hant': '縣供水公司' },
  },
  summary: {
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
  content: {
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
  url: {
    about: {
      en: 'Page of the notice, beginning with https:// or with /. May be empty.',
      'zh-hans': '通知所在网页，以 https:// 或 / 开头。可不填。',
      'zh-hant': '公告所在網頁，以 https:// 或 / 開頭。可不填。',
    },
    sample: { en: '/notices/water-off.html', 'zh-hans': '/notices/water-off.html', 'zh-hant': '/notices/water-off.html' },
  },
  attachments: {
    about: {
      en: 'Addresses of files, one a line; what the file is called may stand before its address.',
      'zh-hans': '附件网址，每行一个；可在网址前写附件名称。',
      'zh-hant': '附件網址，每行一個；可在網址前寫附件名稱。',
    },
    sample: { en: 'Map /files/map.pdf', 'zh-hans': '停水范围图 /files/map.pdf', 'zh-hant': '停水範圍圖 /files/map.pdf' },
  },
  image: {
    about: {
      en: 'Address of a picture. May be empty.',
      'zh-hans': '图片网址。可不填。',
      'zh-hant': '圖片網址。可不填。',
    },
    sample: { en: '', 'zh-hans': '', 'zh-hant': '' },
  },
  updated: {
    about: {
      en: 'Date of the last change. May be empty.',
      'zh-hans': '最后修改的日期。可不填。',
      'zh-hant': '最後修改的日期。可不填。',
    },
    sample: { en: '', 'zh-hans': '', 'zh-hant': '' },
  },
  verified: {
    about: {
      en: 'When somebody last confirmed that it still holds. May be empty.',
      'zh-hans': '最近一次确认内容仍然有效的日期。可不填。',
      'zh-hant': '最近一次確認內容仍然有效的日期。可不填。',
    },
    sample: { en: '', 'zh-hans': '', 'zh-hant': '' },
  },
  lang: {
    about: {
      en: 'Only where it differs from the page: en, zh-Hans, zh-Hant, ug.',
      'zh-hans': '与网页语言不同时才填：zh-Hans、zh-Hant、en、ug。',
      'zh-hant': '與網頁語言不同時才填：zh-Hant、zh-Hans、en、ug。',
    },
    sample: { en: '', 'zh-hans': '', 'zh-hant': '' },
  },
  id: {
    about: {
      en: 'Any text that no other row has and that never changes. Empty: made of link, or of title and date.',
      'zh-hans': '各行不同且今后不变的编号。不填则由链接，或标题和日期生成。',
      'zh-hant': '各列不同且日後不變的編號。不填則由連結，或標題和日期產生。',
    },
    sample: { en: '2026-014', 'zh-hans': '2026-014', 'zh-hant': '2026-014' },
  },
};

/** The columns of notices with what templates say of them; pages read files without it. */
export const explainedNoticeColumns: Columns<NoticeField> = noticeColumns.map((column) => ({ ...column, ...explanations[column.field] }));
