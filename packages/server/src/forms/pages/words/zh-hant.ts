import type { PageWords } from './page-words.js';

export const zhHant: PageWords = {
  received: '已收到您的表格',
  keepNumber: '請記下編號和查詢碼，或列印本頁。詢問辦理情況時兩樣都要用到。',
  form: '表格',
  number: '編號',
  pin: '查詢碼',
  receivedAt: '收到時間',
  toCorrect: '表格有需要修改的地方',
  unreadable: '無法讀取這份表格',
  tooLarge: '檔案太大',
  goBack: '表格尚未提交。請按瀏覽器的「上一頁」返回，您填寫的內容還在，修改後再次提交。',
  ask: '查詢您的表格',
  askHint: '請輸入與編號一起給您的查詢碼。如果查不到，請再核對網址中的編號。',
  show: '查詢',
};
