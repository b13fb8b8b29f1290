import type { PageWords } from './page-words.js';

export const zhHans: PageWords = {
  received: '已收到您的表格',
  keepNumber: '请记下编号和查询码，或打印本页。询问办理情况时两样都要用到。',
  form: '表格',
  number: '编号',
  pin: '查询码',
  receivedAt: '收到时间',
  toCorrect: '表格有需要修改的地方',
  unreadable: '无法读取这份表格',
  tooLarge: '文件太大',
  goBack: '表格尚未提交。请按浏览器的“后退”返回，您填写的内容还在，修改后再次提交。',
  ask: '查询您的表格',
  askHint: '请输入与编号一起给您的查询码。如果查不到，请再核对网址中的编号。',
  show: '查询',
};
