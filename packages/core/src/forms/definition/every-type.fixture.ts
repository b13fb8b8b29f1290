import type { FormDefinition, FormPage } from './form-definition.js';
import type { Question } from './questions.js';

/** One of each type, with every member that it may have. */
export const everyType: FormDefinition = {
  format: 'civic-form/1',
  id: 'every-type',
  version: '2026-11-28',
  languages: ['en', 'zh-Hans'],
  title: { en: 'Every type', 'zh-Hans': '各种题型' },
  intro: { en: 'Read this.\n\nThen begin.', 'zh-Hans': '请先阅读。' },
  outro: { en: 'Thank you.', 'zh-Hans': '谢谢。' },
  privacy: {
    controller: { en: 'Civil Affairs Bureau', 'zh-Hans': '民政局' },
    purpose: { en: 'To decide', 'zh-Hans': '用于审核' },
    basis: 'consent',
    law: { en: 'PIPL', 'zh-Hans': '个人信息保护法' },
    retention: 'P3Y',
    recipients: { en: 'Nobody', 'zh-Hans': '无' },
    contact: { en: 'Call 12345', 'zh-Hans': '拨打 12345' },
    url: 'https://county.example/privacy',
    consent: { version: '1', text: { en: 'I agree.', 'zh-Hans': '我同意。' } },
  },
  conditions: { rents: { '==': [{ var: 'home' }, 'rented'] }, adult: { '>=': [{ var: 'age' }, 18] } },
  conditionTexts: { rents: { en: 'you rent', 'zh-Hans': '租房' } },
  lists: {
    villages: [
      { value: 'v1', label: '东村', fields: { town: 't1' } },
      { value: 'v2', label: '西村', fields: { town: 't2' } },
    ],
  },
  pages: [
    {
      id: 'first',
      title: { en: 'First', 'zh-Hans': '第一页' },
      questions: [
        { id: 'welcome', type: 'note', label: { en: 'Welcome', 'zh-Hans': '欢迎' } },
        {
          id: 'where',
          type: 'text',
          label: { en: 'Where', 'zh-Hans': '哪里' },
          hint: { en: 'A street', 'zh-Hans': '街道' },
          required: true,
          minLength: 2,
          maxLength: 40,
          pattern: '^\\S',
          check: { '!=': [{ var: 'where' }, 'nowhere'] },
          messages: { required: { en: 'Say where', 'zh-Hans': '请填写' } },
          autocomplete: 'section-home street-address',
          privacy: {
            category: 'address',
            sensitive: false,
            purpose: { en: 'x', 'zh-Hans': '联系' },
            basis: 'public-task',
            retention: 'P1Y',
          },
          renamedFrom: ['place'],
        },
        { id: 'story', type: 'textarea', label: { en: 'Story', 'zh-Hans': '情况' }, maxLength: 2000 },
        { id: 'mail', type: 'email', label: { en: 'Mail', 'zh-Hans': '邮箱' }, autocomplete: 'email', privacy: { category: 'contact' } },
        { id: 'call', type: 'tel', label: { en: 'Call', 'zh-Hans': '电话' }, privacy: { category: 'contact' } },
        { id: 'site', type: 'url', label: { en: 'Site', 'zh-Hans': '网址' } },
        { id: 'applicant', type: 'name', label: { en: 'Name', 'zh-Hans': '姓名' }, privacy: { category: 'name' } },
        { id: 'age', type: 'integer', label: { en: 'Age', 'zh-Hans': '年龄' }, minimum: 0, maximum: 150 },
        { id: 'area', type: 'decimal', label: { en: 'Area', 'zh-Hans': '面积' }, minimum: 0.5, unit: 'm²' },
        { id: 'born', type: 'date', label: { en: 'Born', 'zh-Hans': '出生日期' }, minimum: '1900-01-01', maximum: { today: [] } },
        { id: 'at', type: 'time', label: { en: 'At', 'zh-Hans': '时间' }, minimum: '08:00', maximum: '18:00' },
        { id: 'since', type: 'datetime', label: { en: 'Since', 'zh-Hans': '何时' }, minimum: '2026-01-01T00:00:00+08:00' },
        { id: 'again', type: 'yesno', label: { en: 'Again', 'zh-Hans': '再次' } },
      ],
    },
    {
      id: 'second',
      showIf: { condition: 'adult' },
      questions: [
        {
          id: 'home',
          type: 'choice',
          label: { en: 'Home', 'zh-Hans': '住房' },
          options: [
            { value: 'owned', label: { en: 'Owned', 'zh-Hans': '自有' } },
            { value: 'rented', label: { en: 'Rented', 'zh-Hans': '租赁' } },
          ],
        },
        { id: 'town', type: 'choice', label: { en: 'Town', 'zh-Hans': '乡镇' }, options: [{ value: 't1', label: '一' }] },
        {
          id: 'villages',
          type: 'choices',
          label: { en: 'Villages', 'zh-Hans': '村' },
          list: 'villages',
          filter: { '==': [{ option: 'town' }, { var: 'town' }] },
          minItems: 1,
          maxItems: 2,
        },
        {
          id: 'card',
          type: 'resident-id',
          label: { en: 'ID', 'zh-Hans': '身份证' },
          showIf: { condition: 'rents' },
          privacy: { category: 'identity' },
        },
        { id: 'company', type: 'social-credit-code', label: { en: 'Code', 'zh-Hans': '信用代码' } },
        { id: 'phone', type: 'phone', label: { en: 'Phone', 'zh-Hans': '电话' }, privacy: { category: 'contact' } },
        { id: 'region', type: 'region', label: { en: 'Region', 'zh-Hans': '地区' }, within: '5306' },
        { id: 'address', type: 'address', label: { en: 'Address', 'zh-Hans': '住址' }, within: '530602', privacy: { category: 'address' } },
        { id: 'spot', type: 'location', label: { en: 'Spot', 'zh-Hans': '位置' }, privacy: { category: 'location' } },
        {
          id: 'photos',
          type: 'file',
          label: { en: 'Photos', 'zh-Hans': '照片' },
          accept: ['image/*', 'application/pdf'],
          maxFiles: 3,
          maxBytes: 5_000_000,
          privacy: { category: 'picture' },
        },
        {
          id: 'members',
          type: 'repeat',
          label: { en: 'Members', 'zh-Hans': '家庭成员' },
          hint: { en: 'All who live there', 'zh-Hans': '同住人员' },
          itemLabel: { en: 'Member', 'zh-Hans': '成员' },
          minItems: 1,
          maxItems: 12,
          messages: { minItems: { en: 'At least one', 'zh-Hans': '至少一人' } },
          renamedFrom: ['people'],
          questions: [
            {
              id: 'name',
              type: 'name',
              label: { en: 'Name', 'zh-Hans': '姓名' },
              required: { '>': [{ position: [] }, 1] },
              privacy: { category: 'name' },
            },
            {
              id: 'work',
              type: 'group',
              label: { en: 'Work', 'zh-Hans': '工作' },
              hint: { en: 'Last year', 'zh-Hans': '上一年' },
              questions: [{ id: 'income', type: 'decimal', label: { en: 'Income', 'zh-Hans': '收入' }, showIf: { condition: 'adult' } }],
            },
          ],
        },
        {
          id: 'total',
          type: 'calculation',
          label: { en: 'Total', 'zh-Hans': '合计' },
          value: { sum: [{ var: 'members.income' }] },
          privacy: { category: 'finance' },
        },
        { id: 'truth', type: 'declaration', label: { en: 'It is true', 'zh-Hans': '内容属实' } },
      ],
    },
  ],
};

/** A form of one page. */
export function formOf(questions: readonly unknown[], more: Partial<Record<keyof FormDefinition, unknown>> = {}): Record<string, unknown> {
  const page: FormPage = { id: 'page', questions: questions as readonly Question[] };
  return { format: 'civic-form/1', id: 'form', version: '1', pages: [page], ...more };
}
