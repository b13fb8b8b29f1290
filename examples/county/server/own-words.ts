/** What the pages say that have everything from the county's own server. */
export interface OwnWords {
  readonly lang: string;
  /** Of the server, whose lists are in this language. */
  readonly area: string;
  readonly board: string;
  readonly guide: string;
  readonly base: string;
  readonly site: string;
  readonly skip: string;
  readonly menu: string;
  readonly foot: string;
  /** What the part at the end is, that asks about the page. */
  readonly aboutPage: string;
  readonly other: readonly [href: string, lang: string, name: string];
  readonly home: string;
  readonly services: string;
  readonly servicesLead: string;
  readonly reports: string;
  readonly reportsLead: string;
  readonly newest: string;
  readonly all: string;
  readonly towns: string;
  readonly townNotices: (name: string) => string;
  readonly fallback: string;
  readonly open: string;
  readonly closed: string;
  readonly late: string;
  /** Of those that are open. */
  readonly lateAmong: string;
  readonly reply: string;
  readonly waiting: string;
  /** Stages as residents read them; others by whether they are open. */
  readonly stages: Readonly<Record<string, string>>;
}

const foot = {
  zh: '演示网站：青石县为虚构，电话号码无效。本页的公告、预警、事项和诉求都来自县里自己的 CivicKit 服务器。',
  en: 'A demo: Qingshi County does not exist. Notices, warnings, services and reports on this page come from the county’s own CivicKit server.',
};

export const ownWords: Readonly<Record<'zh' | 'en', OwnWords>> = {
  zh: {
    lang: 'zh-CN',
    area: 'qingshi',
    board: 'board',
    guide: 'guide',
    base: '/own/',
    site: '青石县便民服务',
    skip: '跳到正文',
    menu: '主导航',
    foot: foot.zh,
    aboutPage: '本页评价',
    other: ['/own/en/', 'en', 'English'],
    home: '公告与通知',
    services: '办事',
    servicesLead: '县直部门和乡镇的办事事项，材料、地点、时限写在一处。',
    reports: '诉求',
    reportsLead: '路灯、漏水、噪声……居民反映了什么，单位怎样办的，都在这里。',
    newest: '最近的诉求',
    all: '全部诉求',
    towns: '乡镇和村',
    townNotices: (name) => `${name}公告`,
    fallback: '公告暂时打不开，请拨12345。',
    open: '办理中',
    closed: '已办结',
    late: '已超期',
    lateAmong: '其中已超期',
    reply: '答复：',
    waiting: '诉求暂时打不开，请拨12345。',
    stages: {
      received: '已收到',
      checking: '核实中',
      'in-progress': '处理中',
      referred: '已转办',
      done: '已办结',
      'not-responsible': '不属本单位',
    },
  },
  en: {
    lang: 'en',
    area: 'qingshi-en',
    board: 'board-en',
    guide: 'guide-en',
    base: '/own/en/',
    site: 'Qingshi County',
    skip: 'Skip to the content',
    menu: 'Main',
    foot: foot.en,
    aboutPage: 'About this page',
    other: ['/own/', 'zh-CN', '中文'],
    home: 'Notices',
    services: 'Services',
    servicesLead: 'What the county and its townships do for you: papers, places and times in one place.',
    reports: 'Reports',
    reportsLead: 'Lamps, leaks, noise: what residents reported, and what was done.',
    newest: 'Newest reports',
    all: 'All reports',
    towns: 'Townships and villages',
    townNotices: (name) => `Notices of ${name}`,
    fallback: 'Notices cannot be shown now; call 12345.',
    open: 'Open',
    closed: 'Closed',
    late: 'Overdue',
    lateAmong: 'of them overdue',
    reply: 'Answer: ',
    waiting: 'Reports cannot be shown now; call 12345.',
    stages: {
      received: 'Received',
      checking: 'Being looked at',
      'in-progress': 'In work',
      referred: 'Passed on',
      done: 'Done',
      'not-responsible': 'Not ours',
    },
  },
};
