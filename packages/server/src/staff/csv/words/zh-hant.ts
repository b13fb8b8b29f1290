import { zhHant as states } from '@civickit/adapters/staff/words';
import type { CsvWords } from './csv-words.js';

export const zhHant: CsvWords = {
  lang: 'zh-Hant',
  requestHeads: {
    id: '編號',
    area: '地區',
    type: '類型',
    status: '狀態',
    stage: '進度',
    publication: '是否公開',
    requested: '提交時間',
    expected: '預計辦結',
    closed: '辦結時間',
    updated: '最近更新',
    assignee: '承辦人',
    description: '內容',
    address: '地址',
    latitude: '緯度',
    longitude: '經度',
    reply: '最近答覆',
    rating: '評價（1 至 5）',
    reasons: '評價理由',
    answerBy: '答覆期限',
    answered: '答覆時間',
  },
  listMark: '；',
  submissionHeads: { number: '編號', received: '收到時間' },
  ...states,
  publication: { waiting: '待審核', public: '已公開', hidden: '已隱藏', private: '不公開' },
};
