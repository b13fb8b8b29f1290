import type { ChecklistTexts } from '../checklist-texts.js';

export const checklistTexts: ChecklistTexts = {
  progress: (ready, all) => `已備齊 ${ready}/${all}`,
  kept: '勾選只儲存在本機。',
  notKept: '本機無法儲存勾選，關閉頁面後會遺失。',
  clear: '全部取消勾選',
  cleared: '已全部取消勾選',
};
