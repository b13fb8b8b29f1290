import { zhHans as states } from '@civickit/adapters/staff/words';
import type { CsvWords } from './csv-words.js';

export const zhHans: CsvWords = {
  lang: 'zh-Hans',
  requestHeads: {
    id: '编号',
    area: '地区',
    type: '类型',
    status: '状态',
    stage: '进度',
    publication: '是否公开',
    requested: '提交时间',
    expected: '预计办结',
    closed: '办结时间',
    updated: '最近更新',
    assignee: '经办人',
    description: '内容',
    address: '地址',
    latitude: '纬度',
    longitude: '经度',
    reply: '最近答复',
    rating: '评价（1 至 5）',
    reasons: '评价理由',
    answerBy: '答复期限',
    answered: '答复时间',
  },
  listMark: '；',
  submissionHeads: { number: '编号', received: '收到时间' },
  ...states,
  publication: { waiting: '待审核', public: '已公开', hidden: '已隐藏', private: '不公开' },
};
