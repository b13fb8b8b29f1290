import type { MailWords } from './mail-words.js';

export const zhHant: MailWords = {
  report: '收到新的陳情',
  followUp: '反映人補充了內容',
  reopened: '訴求人要求重新辦理',
  badRating: '有差評等待答覆',
  submission: '收到新的表單',
  number: '編號',
  kind: '事項',
  notHere: '填寫的內容涉及個人資料，不寫在郵件裡。',
  atDesk: '請在辦理台查看和答覆：',
  answer: '您反映的問題有答覆了',
  hidden: '您反映的內容不再公開顯示',
  office: '承辦單位答覆：',
  reason: '原因：',
  byCode: '要查看全部內容或補充說明，請使用送出時給您的查詢碼：',
  automatic: '您反映問題時留下了這個信箱，所以收到此郵件。郵件由系統自動發出，請不要直接回覆。',
};
