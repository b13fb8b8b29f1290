import type { HandoffTexts } from './texts.js';

export const simplifiedChinese: HandoffTexts = {
  lang: 'zh-Hans',
  direction: 'ltr',
  title: '诉求登记',
  colon: '：',
  type: '事项',
  description: '情况说明',
  address: '地点',
  position: '坐标',
  pictures: '图片',
  name: '姓名',
  phone: '电话',
  email: '邮箱',
  written: '填写时间',
  reference: '编号',
  unconfirmed: '此诉求尚未经任何部门确认。',
  unconfirmedForm: '此表单尚未经任何部门确认收到。',
  assistant: '代填人',
  shortened: '【内容过长，已截断，请在此粘贴复制的全文。】',
  handIn: '请将本页交到窗口，并自留一份或拍照留存。',
  scan: '二维码内为本诉求的文字，供窗口扫描录入。',
};
