/** The sentences in which mistakes of a configuration are explained. */
export interface Explanations {
  /** The whole file is no object. */
  readonly noObject: string;
  readonly versionMissing: string;
  readonly noZone: (zone: string) => string;
  readonly noLanguage: (tag: string) => string;
  readonly sameId: (id: string) => string;
  readonly noAdapter: (name: string, known: string) => string;
  readonly missing: string;
  readonly wrong: string;
  readonly write: (sentence: string, sample: string) => string;
  readonly unknownKey: (key: string) => string;
  readonly didYouMean: (sentence: string, known: string) => string;
  readonly knownAre: (sentence: string, known: string) => string;
  /** What to write instead, by key; JSON as it stands in the file. */
  readonly samples: Readonly<Record<string, string>>;
}

/** Samples that are the same in every language. */
const plainSamples = {
  civickit: '1',
  zone: '"Asia/Shanghai"',
  lang: '"zh-Hans"',
  imageOrigins: '["https://pictures.example"]',
  frameOrigins: '["https://portal.example"]',
  adapter: '"feed" or "files"',
  url: '"/feed.xml"',
  relay: '"/relay.php"',
  pulled: '"/civickit-data/"',
  notices: '[{ "id": "news", "adapter": "feed", "url": "/feed.xml" }]',
  services: '[{ "id": "catalogue", "adapter": "hsds", "url": "https://services.example/" }]',
  requests: '[{ "id": "report", "adapter": "open311", "url": "https://report.example/v2" }]',
  forms: '[{ "id": "forms", "adapter": "submit", "url": "/submit.php", "forms": "/forms/index.json" }]',
  'entry.forms': '"/forms/index.json"',
  as: '"json" or "form"',
  media: '"multipart" or false',
  uploads: '"/areas/county/uploads"',
  idempotent: 'true',
  phone: '"+86 000 0000000"',
  sms: '"12345"',
  mail: '"office@county.example"',
  account: '"WeChat: 石桥政务"',
  copy: 'false',
  print: 'false',
  types: '{ "辟谣": "correction" }',
  perPage: '20',
  tags: '["news"]',
  bundle: '"article"',
  api: '"jsonapi"',
  promoted: 'true',
  dateOrder: '"dmy", "mdy" or "ymd"',
  paths: '{ "services": "services.{format}" }',
  jurisdictionId: '"town.example"',
  pageSize: '50',
  dateStyle: '"offset" or "no-zone"',
  ratingScheme: '"/rating.json"',
  coordinateSystem: '"GCJ02" or "BD09"',
  version: '"3.0", "3.1", "3.2", "uk" or "uk-1"',
  filters: '["search"]',
  tenantId: '"pb.amritsar"',
  codes: '{ "promise_type": { "1": "工作日" } }',
};

export const englishExplanations: Explanations = {
  noObject: 'civickit.json must be an object: { "civickit": 1, "notices": [ … ] }',
  versionMissing: 'is missing; write "civickit": 1, the version it is written for',
  noZone: (zone) => `"${zone}" is no time zone; write "Asia/Shanghai", or another IANA name`,
  noLanguage: (tag) => `"${tag}" is no language; write "zh-Hans"`,
  sameId: (id) => `there is a source "${id}" already; write another id`,
  noAdapter: (name, known) => `there is no adapter "${name}"; write one of ${known}`,
  missing: 'is missing',
  wrong: 'is not as it must be',
  write: (sentence, sample) => `${sentence}; write ${sample}`,
  unknownKey: (key) => `"${key}" is not a key that anything reads`,
  didYouMean: (sentence, known) => `${sentence}; did you mean "${known}"?`,
  knownAre: (sentence, known) => `${sentence}; known are ${known}`,
  samples: {
    ...plainSamples,
    id: '"news" (letters, digits, dots, dashes)',
    due: '"P14D" for 14 days',
    overdue: '"P30D" for 30 days',
    dead: '"P180D" for 180 days',
    basis: '"published" or "verified"',
    calendar: '"cn", or the address of a file, "/calendar.json"',
    unit: '"Water Bureau"',
    phoneHours: '"Monday to Friday, 9:00 to 17:00"',
    window: '"Town hall, ground floor, window 3"',
    windowHours: '"Monday to Friday, 9:00 to 12:00"',
    type: '"posts", "pages" or the rest_base of a custom type',
    dialect: '"spec", or the name that civickit check --online finds',
  },
};

/** Simplified Chinese, for `civickit check`; pages explain in English, to whoever builds them. */
export const chineseExplanations: Explanations = {
  noObject: 'civickit.json 必须是一个对象：{ "civickit": 1, "notices": [ … ] }',
  versionMissing: '缺少；请写 "civickit": 1，即本文件所用的版本',
  noZone: (zone) => `"${zone}" 不是时区；请写 "Asia/Shanghai" 或其他 IANA 名称`,
  noLanguage: (tag) => `"${tag}" 不是语言代码；请写 "zh-Hans"`,
  sameId: (id) => `已经有来源 "${id}"；请换一个 id`,
  noAdapter: (name, known) => `没有适配器 "${name}"；请写其中之一：${known}`,
  missing: '缺少',
  wrong: '写法不对',
  write: (sentence, sample) => `${sentence}；请写 ${sample}`,
  unknownKey: (key) => `"${key}" 不是可识别的键`,
  didYouMean: (sentence, known) => `${sentence}；是否想写 "${known}"？`,
  knownAre: (sentence, known) => `${sentence}；可用的有 ${known}`,
  samples: {
    ...plainSamples,
    id: '"news"（字母、数字、点、短横线）',
    due: '"P14D"，即 14 天',
    overdue: '"P30D"，即 30 天',
    dead: '"P180D"，即 180 天',
    basis: '"published" 或 "verified"',
    calendar: '"cn"，或日历文件的地址 "/calendar.json"',
    unit: '"水务局"',
    phoneHours: '"周一至周五 9:00—17:00"',
    window: '"镇政府一楼 3 号窗口"',
    windowHours: '"周一至周五 9:00—12:00"',
    type: '"posts"、"pages" 或自定义类型的 rest_base',
    dialect: '"spec"，或 civickit check --online 查出的名称',
  },
};
