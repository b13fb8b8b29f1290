import type { HandoffTexts } from './texts.js';

export const traditionalChinese: HandoffTexts = {
  lang: 'zh-Hant',
  direction: 'ltr',
  title: '陳情登記',
  colon: '：',
  type: '事項',
  description: '情況說明',
  address: '地點',
  position: '座標',
  pictures: '圖片',
  name: '姓名',
  phone: '電話',
  email: '電子郵件',
  written: '填寫時間',
  reference: '編號',
  unconfirmed: '此陳情尚未經任何機關確認。',
  unconfirmedForm: '此表單尚未經任何機關確認收到。',
  assistant: '代填人',
  shortened: '【內容過長，已截斷，請在此貼上複製的全文。】',
  handIn: '請將本頁交到櫃檯，並自留一份或拍照留存。',
  scan: '二維碼內為本陳情的文字，供櫃檯掃描登錄。',
};
