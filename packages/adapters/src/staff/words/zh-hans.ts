import type { StateWords } from './state-words.js';

export const zhHans: StateWords = {
  status: { open: '未办结', closed: '已办结' },
  stages: {
    received: '已收到',
    checking: '核实中',
    planned: '已安排',
    'in-progress': '处理中',
    referred: '已转办',
    done: '已完成',
    duplicate: '重复',
    'not-responsible': '不属本单位职责',
    'no-action': '无需处理',
    rejected: '不予受理',
    cancelled: '已撤销',
  },
};
