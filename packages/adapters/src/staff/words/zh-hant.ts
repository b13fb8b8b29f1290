import type { StateWords } from './state-words.js';

export const zhHant: StateWords = {
  status: { open: '未辦結', closed: '已辦結' },
  stages: {
    received: '已收到',
    checking: '核實中',
    planned: '已安排',
    'in-progress': '處理中',
    referred: '已轉辦',
    done: '已完成',
    duplicate: '重複',
    'not-responsible': '不屬本單位職責',
    'no-action': '無需處理',
    rejected: '不予受理',
    cancelled: '已撤銷',
  },
};
