import { partColumns, type PartField, type PartKind } from '../services/part-columns.js';
import { serviceColumns, type ServiceField } from '../services/service-columns.js';
import { explained, type ColumnTexts, type ExplainedColumn, type SheetLanguage } from './explained-columns.js';

type Texts<F extends string> = Readonly<Partial<Record<F, ColumnTexts>>>;

const identity = {
  code: ['Any text that no other service has and that never changes.', '各事项不同且今后不变的编码。', '07-001', '07-001'],
  name: ['What it is called. Must be there.', '事项的全称。必填。', 'Card for older people', '老年人优待证办理'],
} as const satisfies Texts<ServiceField>;

const facts = {
  summary: [
    'One or two sentences.',
    '一两句话说明是什么。',
    'Free buses and lower prices from 60 on.',
    '年满60周岁可免费乘公交并享受优惠。',
  ],
  keywords: ['Words that residents use for it.', '居民常用的叫法，用顿号分开。', 'pensioner, senior', '老年证、敬老卡'],
  organization: ['The unit that does it.', '实施或受理的单位。', 'Civil Affairs Office', '县民政局'],
  audience: ['individuals, organisations or both', '自然人、企业法人等，用顿号分开。', 'individuals', '自然人'],
  legalBasis: [
    'Laws and rules, one a line; an address may follow.',
    '每行一条，后面可写网址。',
    'Act on the Rights of Older People, section 52',
    '《中华人民共和国老年人权益保障法》第五十二条',
  ],
  eligibility: [
    'Who may apply, and under which conditions.',
    '谁可以申请，须满足什么条件。',
    'Whoever lives here and is 60 or older.',
    '本县户籍，年满60周岁。',
  ],
} as const satisfies Texts<ServiceField>;

const lists = {
  documents: [
    'One a line or with semicolons between; counts in brackets. “none” where nothing is needed.',
    '每行一项或用分号隔开，份数写在括号里。不需要材料时写“无”。',
    'Identity card (1 original, 1 copy); photograph (2 originals)',
    '居民身份证（原件1份，复印件1份）；一寸照片（2份原件）',
  ],
  steps: [
    'One a line; what happens may follow after a colon.',
    '每行一步，冒号后可写说明。',
    'Apply: at the counter\nCollect the card',
    '申请：到窗口提交材料\n领证',
  ],
  fees: ['free, or an amount with its currency.', '写“不收费”，或金额和单位，如 10元/件。', 'free', '不收费'],
} as const satisfies Texts<ServiceField>;

const where = {
  places: [
    'Address, or the name of a place in the sheet Places; several with semicolons between.',
    '地址，或“办理地点”表中的名称；多处用分号隔开。',
    'Service centre',
    '县政务服务中心',
  ],
  hours: [
    'Only where it is the same at all places: Mon-Fri 9:00-12:00 14:00-17:00',
    '各地点相同时才填：周一至周五 9:00-12:00 14:00-17:00',
    'Mon-Fri 9:00-12:00 14:00-17:00',
    '周一至周五 9:00-12:00 14:00-17:00',
  ],
  phone: ['One or more; a remark in brackets.', '一个或多个，备注写在括号里。', '555 0119', '0571-5550119'],
  complaints: ['Where to complain about the service.', '对办理情况不满意时找谁。', '555 0120', '12345'],
} as const satisfies Texts<ServiceField>;

const rest = {
  legalLimit: ['20 working days, 30 days', '20个工作日、30天', '20 working days', '20个工作日'],
  promisedLimit: ['5 working days, 7 days, at once', '5个工作日、7天、即办', 'at once', '即办'],
  visits: ['How often an applicant has to come: 0, 1, 2.', '申请人需到现场的次数：0、1、2。', '1', '1次'],
  channels: [
    'counter, online, app, phone, post, terminal',
    '窗口办理、网上办理、掌上办理、电话、邮寄、自助终端',
    'counter, online',
    '窗口办理、网上办理',
  ],
  onlineUrl: ['Address where it can be done online.', '网上办理的网址。', 'https://county.example/apply', 'https://county.example/apply'],
  outcome: ['What the applicant gets.', '办结后得到的证照或文书。', 'Card for older people', '老年人优待证'],
  terms: ['Themes, with commas between.', '主题，用顿号分开。', 'Old age', '养老'],
  events: ['What happens in somebody’s life, with commas between.', '居民遇到的人生大事，用顿号分开。', 'Retirement', '退休'],
  areas: ['Villages or towns; a code of 6, 9 or 12 digits may follow.', '适用的乡镇或村，后面可写6、9或12位区划代码。', '', ''],
  related: ['Other services of this file, by code or name.', '本表其他事项的编码或名称，用分号隔开。', '', ''],
  url: ['Page about it.', '办事指南的网页。', '', ''],
  verified: ['When somebody last confirmed that all this holds: 2026-03-04', '最近一次核实的日期：2026-03-04', '2026-03-04', '2026-03-04'],
} as const satisfies Texts<ServiceField>;

const owner: ColumnTexts = [
  'Code of the service; empty: that of the row above.',
  '所属事项的编码；不填则与上一行相同。',
  '07-001',
  '07-001',
];
const ownerTwice: ColumnTexts = [owner[0], owner[1], '07-001|', '07-001|'];

const parts: { readonly [P in PartKind]: Texts<PartField<P>> } = {
  documents: {
    code: ownerTwice,
    name: ['Must be there.', '必填。', 'Identity card|Photograph', '居民身份证|一寸照片'],
    needed: ['always, optional, sometimes', '必要、非必要、视情况', 'always|always', '必要|必要'],
    condition: ['When it is needed, where it is not always.', '视情况提交时，写明何时需要。', '', ''],
    deferrable: ['yes, where it may follow after the application.', '可先受理、后补交的写“是”。', '|yes', '|是'],
    originals: ['A number.', '数字。', '1|2', '1|2'],
    copies: ['A number.', '数字。', '1', '1'],
    format: ['paper, electronic, either', '纸质、电子、均可', 'paper|either', '纸质|均可'],
    issuer: ['Who gives it out.', '由谁出具。', 'Police', '公安机关'],
    form: ['Address of the blank form.', '空白表格的网址。', '', ''],
    sample: ['Address of the form as it looks filled in.', '已填好的样表的网址。', '', ''],
    note: ['', '', '', ''],
  },
  places: {
    name: ['The name by which services name it.', '事项表中引用的名称。', 'Service centre', '县政务服务中心'],
    address: ['', '', '1 Market Square', '中山路1号'],
    latitude: ['In degrees, such as 30.2741.', '以度填写，如 30.2741。', '', ''],
    longitude: ['In degrees, such as 120.1551.', '以度填写，如 120.1551。', '', ''],
    hours: ['Mon-Fri 9:00-12:00 14:00-17:00', '周一至周五 9:00-12:00 14:00-17:00', 'Mon-Fri 9:00-17:00', '周一至周五 9:00-17:00'],
    phone: ['One or more.', '一个或多个。', '555 0118', '0571-5550118'],
    directions: ['How to get there.', '怎样到达。', 'Bus 4 to Market Square', '4路公交到市场站'],
    accessibility: ['Such as: ramp, lift.', '如：坡道、电梯。', 'ramp', '坡道'],
  },
  contacts: {
    name: ['Unit or person; a unit answers for all services that name it as office.', '单位或个人；与事项的受理部门同名时自动对应。', 'Civil Affairs Office', '县民政局'],
    phone: ['One or more.', '一个或多个。', '555 0119', '0571-5550119'],
    email: ['', '', '', ''],
    purpose: ['complaints, where it is for complaints.', '投诉用的写“投诉”。', '', ''],
    service: ['Name of the service, or “all”; may be empty.', '所属事项的名称，或“全部”；可不填。', '', ''],
  },
  fees: {
    code: owner,
    name: ['', '', 'Second card', '补证工本费'],
    amount: ['5 EUR, 10 CNY / copy', '5元、10元/件', '5 EUR', '5元'],
    legalBasis: ['', '', '', ''],
    note: ['Who need not pay.', '减免情形。', 'free for those on benefits', '低保对象免收'],
  },
  steps: {
    code: ownerTwice,
    name: ['Must be there.', '必填。', 'Apply|Collect', '申请|领证'],
    text: ['What happens.', '具体怎么做。', 'at the counter or online|at the counter, with the receipt', '到窗口或网上提交|凭回执到窗口领取'],
    takes: ['10 minutes, 2 days', '10分钟、2天', '10 minutes|', '10分钟|'],
  },
  questions: {
    code: owner,
    question: ['Must be there.', '必填。', 'May somebody come for me?', '可以代办吗？'],
    answer: ['Must be there.', '必填。', 'Yes, with a letter and both identity cards.', '可以，须带委托书和双方身份证。'],
  },
}; // prettier-ignore

/** Columns of a table with one row for each service. */
export function oneTable(lang: SheetLanguage): ExplainedColumn[] {
  return explained(serviceColumns, { ...identity, ...facts, ...lists, ...where, ...rest }, lang);
}

/** Columns of each sheet of a whole catalogue. */
export function sheets(lang: SheetLanguage): ReadonlyMap<PartKind | 'services', ExplainedColumn[]> {
  const { places, phone, complaints } = where;
  return new Map<PartKind | 'services', ExplainedColumn[]>([
    ['services', explained(serviceColumns, { ...identity, ...facts, places, phone, complaints, ...rest }, lang)],
    ...(Object.keys(parts) as PartKind[]).map((kind) => [kind, explained<string>(partColumns[kind], parts[kind], lang)] as const),
  ]);
}
