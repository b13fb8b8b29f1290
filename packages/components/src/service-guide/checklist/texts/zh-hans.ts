import type { ChecklistTexts } from '../checklist-texts.js';

export const checklistTexts: ChecklistTexts = {
  progress: (ready, all) => `已备齐 ${ready}/${all}`,
  kept: '勾选只保存在本机。',
  notKept: '本机无法保存勾选，关闭页面后会丢失。',
  clear: '全部取消勾选',
  cleared: '已全部取消勾选',
};
