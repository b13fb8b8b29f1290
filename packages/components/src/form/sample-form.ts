import type { FormDefinition } from '@civickit/core/forms';

const t = (en: string, zh: string) => ({ en, 'zh-Hans': zh });

/** A form with every type of question, as stories and tests fill it in. */
export const sampleForm: FormDefinition = {
  format: 'civic-form/1',
  id: 'hall',
  version: '3',
  languages: ['en', 'zh-Hans'],
  title: t('Book the village hall', '预订村文化礼堂'),
  intro: t('You need the day and the number of guests. It takes about five minutes.', '请准备好日期和人数，大约需要五分钟。'),
  outro: t('The village office calls you within two working days.', '村委会将在两个工作日内给您回电。'),
  privacy: {
    controller: t('Village office of Shiqiao', '石桥村村民委员会'),
    purpose: t('To book the hall and to call you back', '预订礼堂并与您联系'),
    basis: 'consent',
    retention: 'P1Y',
    contact: '0850-5550110',
    consent: { version: '1', text: t('The village office may use this to book the hall.', '同意村委会为预订礼堂使用以上信息。') },
  },
  conditions: { wedding: { '==': [{ var: 'occasion' }, 'wedding'] } },
  pages: [
    {
      id: 'who',
      title: t('You', '您'),
      questions: [
        { type: 'name', id: 'name', label: t('Your name', '姓名'), required: true, autocomplete: 'name', privacy: { category: 'name' } },
        {
          type: 'phone',
          id: 'phone',
          label: t('Telephone', '电话'),
          hint: t('A mobile number, or a landline with its area code', '手机号，或带区号的座机'),
          required: true,
          privacy: { category: 'contact' },
        },
        { type: 'resident-id', id: 'id', label: t('Resident ID', '身份证号'), privacy: { category: 'identity' } },
        { type: 'email', id: 'mail', label: t('E-mail', '电子邮箱') },
      ],
    },
    {
      id: 'what',
      title: t('The feast', '活动'),
      questions: [
        { type: 'note', id: 'note', label: t('The hall has 30 tables.', '礼堂共有 30 张桌子。') },
        {
          type: 'choice',
          id: 'occasion',
          label: t('What is it for?', '用途'),
          required: true,
          options: [
            { value: 'wedding', label: t('A wedding', '婚宴') },
            { value: 'meeting', label: t('A meeting', '会议') },
            { value: 'other', label: t('Something else', '其他') },
          ],
        },
        { type: 'text', id: 'couple', label: t('Names of the couple', '新人姓名'), showIf: { condition: 'wedding' }, required: true },
        { type: 'date', id: 'day', label: t('Day', '日期'), required: true, minimum: '2026-01-01' },
        { type: 'time', id: 'hour', label: t('From', '开始时间') },
        { type: 'integer', id: 'guests', label: t('Guests', '人数'), minimum: 1, maximum: 300, required: true },
        {
          type: 'choices',
          id: 'needs',
          label: t('What do you need?', '需要'),
          options: [
            { value: 'kitchen', label: t('Kitchen', '厨房') },
            { value: 'stage', label: t('Stage', '舞台') },
            { value: 'sound', label: t('Loudspeakers', '音响') },
          ],
        },
        { type: 'yesno', id: 'fire', label: t('Will there be fireworks?', '是否燃放烟花？'), required: true },
        { type: 'calculation', id: 'tables', label: t('Tables', '桌数'), value: { round: [{ '/': [{ var: 'guests' }, 10] }] } },
      ],
    },
    {
      id: 'rest',
      title: t('Helpers and papers', '帮手与材料'),
      questions: [
        { type: 'textarea', id: 'words', label: t('Anything else?', '其他说明'), maxLength: 500 },
        { type: 'address', id: 'home', label: t('Where do you live?', '住址') },
        { type: 'location', id: 'spot', label: t('Where will the stove stand?', '灶台位置') },
        { type: 'file', id: 'plan', label: t('A photo of the plan', '布置图照片'), maxFiles: 3 },
        {
          type: 'repeat',
          id: 'helpers',
          label: t('Helpers', '帮手'),
          itemLabel: t('Helper', '帮手'),
          maxItems: 5,
          questions: [
            { type: 'name', id: 'helper', label: t('Name', '姓名'), required: true },
            { type: 'yesno', id: 'cooks', label: t('Do they cook?', '是否掌勺？') },
          ],
        },
        { type: 'declaration', id: 'clean', label: t('We leave the hall as clean as we found it.', '用后恢复礼堂整洁。') },
      ],
    },
  ],
};

/** Answers that are in order. */
export const sampleAnswers = {
  name: '王秀英',
  phone: '13812345678',
  occasion: 'wedding',
  couple: '李明 · 张丽',
  day: '2027-02-12',
  guests: '120',
  fire: false,
  clean: true,
};

const [who, what, rest] = sampleForm.pages;

/** The same questions, without anything around them. */
export const everyTypeForm: FormDefinition = {
  format: 'civic-form/1',
  id: 'every-type',
  version: '1',
  languages: ['en', 'zh-Hans'],
  title: t('Every type of question', '各种问题'),
  conditions: { wedding: { '==': [{ var: 'occasion' }, 'wedding'] } },
  pages: [
    {
      id: 'all',
      questions: [
        ...(who?.questions ?? []),
        {
          type: 'group',
          id: 'feast',
          label: t('The feast', '活动'),
          hint: t('As far as you know by now', '按目前了解填写'),
          questions: [
            ...(what?.questions ?? []),
            { type: 'decimal', id: 'area', label: t('Area', '面积'), unit: 'm²' },
            { type: 'datetime', id: 'meet', label: t('When can we meet?', '约见时间') },
            {
              type: 'choice',
              id: 'village',
              label: t('Village', '村'),
              options: Array.from({ length: 20 }, (_, at) => ({ value: `v${at}`, label: t(`Village ${at + 1}`, `${at + 1} 村`) })),
            },
            { type: 'url', id: 'site', label: t('Web site', '网址') },
            { type: 'tel', id: 'fax', label: t('Telephone abroad', '境外电话') },
            { type: 'social-credit-code', id: 'firm', label: t('Code of the firm', '统一社会信用代码') },
            { type: 'region', id: 'region', label: t('Region', '区划') },
          ],
        },
        ...(rest?.questions ?? []),
      ],
    },
  ],
};
