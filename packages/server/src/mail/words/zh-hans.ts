import type { MailWords } from './mail-words.js';

export const zhHans: MailWords = {
  report: '收到新的诉求',
  followUp: '反映人补充了内容',
  reopened: '诉求人要求重新办理',
  badRating: '有差评等待答复',
  submission: '收到新的表单',
  number: '编号',
  kind: '事项',
  notHere: '填写的内容涉及个人信息，不写在邮件里。',
  atDesk: '请在办理台查看和答复：',
  answer: '您反映的问题有答复了',
  hidden: '您反映的内容不再公开显示',
  office: '办理单位答复：',
  reason: '原因：',
  byCode: '要查看全部内容或补充说明，请使用提交时给您的查询码：',
  automatic: '您反映问题时留下了这个邮箱，所以收到此邮件。邮件由系统自动发出，请不要直接回复。',
};
